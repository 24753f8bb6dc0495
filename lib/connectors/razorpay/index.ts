import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { madeAt } from "@/lib/kit/ids";
import { type Environment, secretText } from "@/lib/kit/zod";
import {
  definePaymentConnector,
  type Http,
  ProviderRejected,
  ProviderUnknown,
  type Refund,
  type Start,
} from "../contract";
import { declineOf } from "./declines";
import { linkBy, linkOf, linkPath, paymentOf, paymentPath } from "./look-up";
import { CURRENCIES, toWire } from "./money";
import { read } from "./read";
import { Link, paymentIdOf, Refunds, Refund as RefundWire, refundReferenceOf, toCharge, toRefunded } from "./wire";

const KEYS = "https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/";

const settings = z.strictObject({
  keyId: z
    .string()
    .trim()
    .max(100)
    .regex(/^rzp_(?:test|live)_\w+$/, "It begins with rzp_test_ or rzp_live_.")
    .meta({ title: "Key ID", description: "rzp_test_… or rzp_live_…, by the mode.", "x-docs": KEYS }),
  keySecret: secretText("Key Secret").meta({ description: "Shown once, when the key is generated.", "x-docs": KEYS }),
  webhookSecret: secretText("Webhook Secret").meta({
    description: "The secret you choose for the webhook in Razorpay’s dashboard. It is not the Key Secret.",
    "x-docs": "https://razorpay.com/docs/webhooks/",
  }),
});

const WORD = { production: "live", sandbox: "test" } as const;

function judge({ keyId }: z.output<typeof settings>, environment: Environment): Record<string, string[]> {
  const word = WORD[environment];
  return keyId.startsWith(`rzp_${word}_`) ? {} : { keyId: [`This is no ${word} key, and the mode is ${word}.`] };
}

const LEAST_OPEN_SECONDS = 16 * 60;
const MOST_OPEN_SECONDS = 180 * 86_400;

/** Razorpay keeps a link open between a quarter of an hour and half a year. */
function expiryOf({ reference, expiresAt }: Start): number {
  const made = Math.floor((madeAt(reference) ?? new Date()).getTime() / 1000);
  const wanted = Math.ceil(expiresAt.getTime() / 1000);
  return Math.min(Math.max(wanted, made + LEAST_OPEN_SECONDS), made + MOST_OPEN_SECONDS);
}

const linkFor = (order: Start) => ({
  amount: toWire(order.money),
  currency: order.money.currency,
  accept_partial: false,
  reference_id: order.reference,
  description: order.label,
  customer: {
    ...(order.payer.name ? { name: order.payer.name } : {}),
    ...(order.payer.email ? { email: order.payer.email } : {}),
  },
  notify: { sms: false, email: false },
  reminder_enable: false,
  expire_by: expiryOf(order),
  notes: { reference: order.reference },
  callback_url: order.returnUrl,
  callback_method: "get",
});

/** Links have no idempotency key, but one reference is taken once: a refusal may mean that the first call came through. */
async function create(http: Http, order: Start): Promise<Link> {
  try {
    return Link.parse(await http("/v1/payment_links", { body: linkFor(order) }));
  } catch (error) {
    if (!(error instanceof ProviderRejected)) throw error;
    const first = await linkBy(http, order.reference);
    if (!first) throw error;
    return first;
  }
}

const event = async (http: Http, link: Link | null) => link && toCharge(link, await paymentOf(http, link));

async function known(http: Http, id: string): Promise<Link> {
  const link = await linkOf(http, id);
  if (!link) throw new ProviderRejected("unknown_link", 404, null);
  return link;
}

async function paidPath(http: Http, linkId: string): Promise<string> {
  const id = paymentIdOf(await known(http, linkId));
  if (id === null) throw new ProviderRejected("nothing_was_paid", 400, null);
  return paymentPath(id);
}

const MOST_NOTE = 256;

async function giveBack(http: Http, { providerId, reference, money, refundReference, reason }: Refund) {
  const notes = { reference, refund_reference: refundReference, reason: reason.slice(0, MOST_NOTE) };
  const body = { amount: toWire(money), speed: "normal", receipt: refundReference, notes };
  const headers = { "x-refund-idempotency": refundReference };
  try {
    return RefundWire.parse(await http(`${await paidPath(http, providerId)}/refund`, { body, headers }));
  } catch (error) {
    if (error instanceof ProviderRejected && error.status === 409)
      throw new ProviderUnknown("the first call is running");
    throw error;
  }
}

export default definePaymentConnector({
  kind: "payment",
  id: "razorpay",
  name: "Razorpay",
  summary: "Cards, UPI, net banking and wallets in India, on Razorpay’s own page.",
  category: "Payment Gateway",
  docsUrl: "https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/",
  guide: [
    "In the Razorpay Dashboard (https://dashboard.razorpay.com) choose Test or Live mode, the one you install for.",
    "Open Account & Settings › API Keys (Settings › API Keys › Generate Test Key) and generate a key. Copy Key ID and Key Secret; the secret is shown once.",
    "Open Account & Settings › Webhooks, add the callback address shown here, choose a secret and copy it into Webhook Secret.",
    "Choose the events payment_link.paid, payment_link.cancelled, payment_link.expired, all refund events and all payment.dispute events.",
  ],
  caution:
    "Razorpay switches a webhook off when it can’t reach it for a day. Open payments are looked up all the same, so nothing is lost.",
  origin: { production: "https://api.razorpay.com", sandbox: "https://api.razorpay.com" },
  settings,
  judge,
  options: { mode: true, currencies: CURRENCIES, surcharge: true, deductFees: true },
  limits: { INR: { min: 100n } },
  methods: [
    { id: "link", title: "Card, UPI or net banking", description: "Pay on Razorpay’s secure page.", type: "redirect" },
  ],

  authorize: ({ keyId, keySecret }) => ({
    authorization: `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString("base64")}`,
  }),

  async test(http) {
    await http("/v1/orders?count=1");
  },

  async start(http, order) {
    const { id, short_url } = await create(http, order);
    return { providerId: id, redirectUrl: short_url ?? null };
  },

  fetch: async (http, { providerId, reference }) =>
    event(http, await (providerId === null ? linkBy(http, reference) : linkOf(http, providerId))),

  /** A link that is paid or over can't be cancelled; then it says how it stands. */
  async cancel(http, { providerId }) {
    try {
      return toCharge(Link.parse(await http(`${linkPath(providerId)}/cancel`, { method: "POST" })), null);
    } catch (error) {
      if (!(error instanceof ProviderRejected)) throw error;
      const link = await known(http, providerId);
      return toCharge(link, await paymentOf(http, link));
    }
  },

  refund: async (http, refund) => toRefunded(await giveBack(http, refund)),

  async fetchRefund(http, { providerId, refundReference, providerRefundId }) {
    if (providerRefundId) {
      return toRefunded(RefundWire.parse(await http(`/v1/refunds/${encodeURIComponent(providerRefundId)}`)));
    }
    const { items } = Refunds.parse(await http(`${await paidPath(http, providerId)}/refunds`));
    const found = items.find((one) => refundReferenceOf(one) === refundReference);
    return found ? toRefunded(found) : null;
  },

  declineOf,

  callback: {
    exists: true,
    verify({ raw, headers }, { webhookSecret }) {
      const wanted = createHmac("sha256", webhookSecret).update(raw).digest();
      const given = Buffer.from(headers.get("x-razorpay-signature") ?? "", "hex");
      return given.length === wanted.length && timingSafeEqual(given, wanted) ? "genuine" : "forged";
    },
    read: (delivery, _, http) => read(delivery, http),
  },
});
