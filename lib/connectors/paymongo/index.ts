import { z } from "zod";
import { type Environment, secretText } from "@/lib/kit/zod";
import {
  definePaymentConnector,
  type Http,
  type PaymentMethodSpec,
  ProviderRejected,
  ProviderUnknown,
  type Start,
} from "../contract";
import { declineOf } from "./declines";
import { read } from "./read";
import { verify } from "./signature";
import { inside, notesOf, paidPaymentOf, Refund, refundReferenceOf, Session, toCharge, toRefunded } from "./wire";

const KEYS = "https://developers.paymongo.com/docs/authentication";

const settings = z.strictObject({
  publicKey: z
    .string()
    .trim()
    .max(255)
    .regex(/^pk_(?:test|live)_\w+$/, "It begins with pk_test_ or pk_live_.")
    .meta({ title: "Public Key", description: "pk_test_… or pk_live_…, by the mode.", "x-docs": KEYS }),
  privateKey: secretText("Private Key")
    .regex(/^sk_(?:test|live)_\w+$/, "It begins with sk_test_ or sk_live_.")
    .meta({ description: "The secret key of the same mode, sk_….", "x-docs": KEYS }),
  webhookSecret: secretText("Webhook Secret")
    .regex(/^whsk_\S+$/, "It begins with whsk_.")
    .meta({
      description: "whsk_…, told when the webhook is created.",
      "x-docs": "https://developers.paymongo.com/docs/webhooks",
    }),
});

const WORD = { production: "live", sandbox: "test" } as const;

/** Both keys say by their second word which mode they are of. */
function judge({ publicKey, privateKey }: z.output<typeof settings>, environment: Environment) {
  const word = WORD[environment];
  const foreign = Object.entries({ publicKey, privateKey }).filter(([, key]) => key.split("_")[1] !== word);
  return Object.fromEntries(foreign.map(([field]) => [field, [`This is no ${word} key, and the mode is ${word}.`]]));
}

const method = (id: string, title: string, description: string): PaymentMethodSpec => ({
  ...{ id, title, description },
  type: "redirect",
});

const bodyOf = ({ reference, method, label, money, returnUrl, payer }: Start) => {
  const { name, email } = payer;
  const attributes = {
    line_items: [{ name: label, quantity: 1, amount: Number(money.amount), currency: money.currency }],
    payment_method_types: [method],
    success_url: returnUrl,
    cancel_url: returnUrl,
    reference_number: reference,
    description: label,
    send_email_receipt: false,
    show_line_items: true,
    show_description: true,
    ...(name || email ? { billing: { ...(name ? { name } : {}), ...(email ? { email } : {}) } } : {}),
    metadata: { reference },
  };
  return { data: { attributes } };
};

const SESSIONS = "/v1/checkout_sessions";
const pathOf = (id: string) => `${SESSIONS}/${encodeURIComponent(id)}`;

async function sessionOf(http: Http, id: string): Promise<Session | null> {
  try {
    return inside(Session, await http(pathOf(id)));
  } catch (error) {
    if (error instanceof ProviderRejected && error.status === 404) return null;
    throw error;
  }
}

async function known(http: Http, id: string): Promise<Session> {
  const session = await sessionOf(http, id);
  if (!session) throw new ProviderRejected("unknown_session", 404, null);
  return session;
}

async function paid(http: Http, sessionId: string) {
  const payment = paidPaymentOf(await known(http, sessionId));
  if (!payment) throw new ProviderRejected("nothing_was_paid", 400, null);
  return payment;
}

/** A refund without any mark of ours may be ours all the same, if PayMongo left the marks out: then nobody knows. */
function findRefund(refunds: readonly Refund[], refundReference: string): Refund | null {
  const found = refunds.find((refund) => refundReferenceOf(refund) === refundReference);
  const isTold = refunds.every((refund) => refundReferenceOf(refund) !== null);
  if (!found && !isTold) throw new ProviderUnknown("the list holds refunds without a reference");
  return found ?? null;
}

export default definePaymentConnector({
  kind: "payment",
  id: "paymongo",
  name: "PayMongo",
  summary: "Cards, e-wallets and QR Ph in the Philippines, in pesos, on PayMongo’s own page.",
  category: "Payment Gateway",
  docsUrl: "https://developers.paymongo.com/docs",
  guide: [
    "In the PayMongo Dashboard (https://dashboard.paymongo.com) open Developers › API keys, in the mode you install for.",
    "Copy the public key into Public Key and the secret key into Private Key (https://developers.paymongo.com/docs/authentication).",
    "Create a webhook for the callback address shown here with the events checkout_session.payment.paid, payment.refunded and payment.refund.updated.",
    "Copy the webhook’s secret key, whsk_…, into Webhook Secret.",
  ],
  caution:
    "Each way to pay must be switched on for your PayMongo account. A charge whose first call was never answered can’t be found again at PayMongo; nobody has its address, so nobody can pay it.",
  origin: { production: "https://api.paymongo.com", sandbox: "https://api.paymongo.com" },
  settings,
  judge,
  options: { mode: true, currencies: ["PHP"], surcharge: false, deductFees: false },
  limits: { PHP: { min: 2000n } },
  methods: [
    method("card", "Card", "Pay with a credit or debit card."),
    method("gcash", "GCash", "Pay with GCash."),
    method("paymaya", "Maya", "Pay with Maya."),
    method("grab_pay", "GrabPay", "Pay with GrabPay."),
    method("qrph", "QR Ph", "Scan a code with any bank or wallet of the Philippines."),
  ],

  authorize: ({ privateKey }) => ({ authorization: `Basic ${Buffer.from(`${privateKey}:`).toString("base64")}` }),

  async test(http) {
    await http("/v1/webhooks");
  },

  async start(http, order) {
    const headers = { "idempotency-key": order.reference };
    const { id, attributes } = inside(Session, await http(SESSIONS, { body: bodyOf(order), headers }));
    return { providerId: id, redirectUrl: attributes.checkout_url ?? null };
  },

  /** Sessions can't be asked for by reference. */
  async fetch(http, { providerId }) {
    const session = providerId === null ? null : await sessionOf(http, providerId);
    return session && toCharge(session);
  },

  /** A session that is paid or over can't be closed; then it says how it stands. */
  async cancel(http, { providerId }) {
    try {
      return toCharge(inside(Session, await http(`${pathOf(providerId)}/expire`, { method: "POST" })));
    } catch (error) {
      if (!(error instanceof ProviderRejected)) throw error;
      return toCharge(await known(http, providerId));
    }
  },

  async refund(http, { providerId, reference, money, refundReference, reason }) {
    const attributes = {
      amount: Number(money.amount),
      payment_id: (await paid(http, providerId)).id,
      reason: "requested_by_customer",
      notes: notesOf(refundReference, reason),
      metadata: { reference, refund_reference: refundReference },
    };
    const headers = { "idempotency-key": refundReference };
    return toRefunded(inside(Refund, await http("/v1/refunds", { body: { data: { attributes } }, headers })));
  },

  async fetchRefund(http, { providerId, refundReference, providerRefundId }) {
    if (providerRefundId) {
      return toRefunded(inside(Refund, await http(`/v1/refunds/${encodeURIComponent(providerRefundId)}`)));
    }
    const found = findRefund((await paid(http, providerId)).attributes.refunds ?? [], refundReference);
    return found && toRefunded(found);
  },

  declineOf,

  callback: {
    exists: true,
    verify: (delivery, { webhookSecret }) => verify(delivery, webhookSecret),
    read: (delivery, _, http) => read(delivery, http),
  },
});
