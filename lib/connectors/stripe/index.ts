import { z } from "zod";
import { madeAt } from "@/lib/kit/ids";
import { type Environment, secretText } from "@/lib/kit/zod";
import { definePaymentConnector, type Http, ProviderRejected, type Start } from "../contract";
import { declineOf } from "./declines";
import { pathOf, sessionIdBy, sessionOf } from "./look-up";
import { CURRENCIES, LIMITS, toWire } from "./money";
import { read } from "./read";
import { verify } from "./signature";
import { intentIdOf, Refund, Refunds, Session, toCharge, toRefunded } from "./wire";

const KEYS = "https://dashboard.stripe.com/apikeys";

const settings = z.strictObject({
  publicKey: z
    .string()
    .trim()
    .max(255)
    .regex(/^pk_(?:test|live)_\w+$/, "It begins with pk_test_ or pk_live_.")
    .meta({ title: "Public Key", description: "The publishable key, pk_test_… or pk_live_….", "x-docs": KEYS }),
  privateKey: secretText("Private Key")
    .regex(/^[sr]k_(?:test|live)_\w+$/, "It begins with sk_test_, sk_live_, rk_test_ or rk_live_.")
    .meta({ description: "The secret key, sk_…, or a restricted one, rk_…, of the same mode.", "x-docs": KEYS }),
  webhookSecret: secretText("Webhook Signing Secret")
    .regex(/^whsec_\S+$/, "It begins with whsec_.")
    .meta({
      description: "Proves that messages come from Stripe: whsec_…, shown with the webhook endpoint.",
      "x-docs": "https://dashboard.stripe.com/webhooks",
    }),
});

const WORD = { production: "live", sandbox: "test" } as const;

/** Both keys say by their second word which mode they are of. */
function judge({ publicKey, privateKey }: z.output<typeof settings>, environment: Environment) {
  const word = WORD[environment];
  const foreign = Object.entries({ publicKey, privateKey }).filter(([, key]) => key.split("_")[1] !== word);
  return Object.fromEntries(foreign.map(([field]) => [field, [`This is no ${word} key, and the mode is ${word}.`]]));
}

const LEAST_OPEN_SECONDS = 31 * 60;
const MOST_OPEN_SECONDS = 23 * 3600;

/** Stripe keeps a session open between half an hour and a day. The same for the same reference, because a repeated call must be the same. */
function expiryOf({ reference, expiresAt }: Start): string {
  const made = Math.floor((madeAt(reference) ?? new Date()).getTime() / 1000);
  const wanted = Math.ceil(expiresAt.getTime() / 1000);
  return String(Math.min(Math.max(wanted, made + LEAST_OPEN_SECONDS), made + MOST_OPEN_SECONDS));
}

const formOf = (order: Start): Record<string, string> => ({
  mode: "payment",
  "line_items[0][quantity]": "1",
  "line_items[0][price_data][currency]": order.money.currency.toLowerCase(),
  "line_items[0][price_data][unit_amount]": toWire(order.money),
  "line_items[0][price_data][product_data][name]": order.label,
  success_url: order.returnUrl,
  cancel_url: order.returnUrl,
  client_reference_id: order.reference,
  "metadata[reference]": order.reference,
  "payment_intent_data[metadata][reference]": order.reference,
  "payment_intent_data[description]": order.label,
  "payment_intent_data[capture_method]": "automatic",
  expires_at: expiryOf(order),
  ...(order.payer.email ? { customer_email: order.payer.email } : {}),
});

const known = async (http: Http, id: string): Promise<Session> => {
  const session = await sessionOf(http, id);
  if (!session) throw new ProviderRejected("resource_missing", 404, null);
  return session;
};

async function paidIntent(http: Http, sessionId: string): Promise<string> {
  const intent = intentIdOf(await known(http, sessionId));
  if (!intent) throw new ProviderRejected("nothing_was_paid", 400, null);
  return intent;
}

const MOST_REFUNDS = 50;

export default definePaymentConnector({
  kind: "payment",
  id: "stripe",
  name: "Stripe",
  summary: "Cards, wallets and local payment methods on Stripe’s own page.",
  category: "Payment Gateway",
  docsUrl: "https://docs.stripe.com/keys",
  guide: [
    "In the Stripe Dashboard open Developers › API keys (https://dashboard.stripe.com/apikeys), in the mode you install for.",
    "Copy the publishable key into Public Key and the secret key into Private Key. A restricted key needs write access to Checkout Sessions and Refunds, and read access to Charges, Balance transactions and Payment Intents.",
    "Open Developers › Webhooks and add an endpoint with the callback address shown here.",
    "Let it send checkout.session.completed, checkout.session.async_payment_succeeded, checkout.session.async_payment_failed, checkout.session.expired, refund.created, refund.updated, refund.failed, charge.dispute.created, charge.dispute.updated and charge.dispute.closed.",
    "Reveal the endpoint’s signing secret and copy it into Webhook Signing Secret.",
  ],
  origin: { production: "https://api.stripe.com", sandbox: "https://api.stripe.com" },
  settings,
  judge,
  options: { mode: true, currencies: CURRENCIES, surcharge: true, deductFees: false },
  limits: LIMITS,
  methods: [{ id: "checkout", title: "Card or wallet", description: "Pay on Stripe’s secure page.", type: "redirect" }],

  authorize: ({ privateKey }) => ({ authorization: `Bearer ${privateKey}`, "stripe-version": "2026-10-28.endive" }),

  async test(http) {
    await http("/v1/account");
  },

  async start(http, order) {
    const headers = { "idempotency-key": order.reference };
    const { id, url } = Session.parse(await http("/v1/checkout/sessions", { form: formOf(order), headers }));
    return { providerId: id, redirectUrl: url ?? null };
  },

  async fetch(http, { providerId, reference }) {
    const id = providerId ?? (await sessionIdBy(http, reference));
    const session = id === null ? null : await sessionOf(http, id);
    return session && toCharge(session);
  },

  /** A session that is being paid or is over can't be closed; then it says how it stands. */
  async cancel(http, { providerId }) {
    try {
      return toCharge(Session.parse(await http(`${pathOf(providerId)}/expire`, { method: "POST" })));
    } catch (error) {
      if (!(error instanceof ProviderRejected)) throw error;
      return toCharge(await known(http, providerId));
    }
  },

  async refund(http, { providerId, reference, money, refundReference, reason }) {
    const form = {
      payment_intent: await paidIntent(http, providerId),
      amount: toWire(money),
      reason: "requested_by_customer",
      "metadata[reference]": reference,
      "metadata[refund_reference]": refundReference,
      "metadata[reason]": reason.slice(0, 500),
    };
    const headers = { "idempotency-key": refundReference };
    return toRefunded(Refund.parse(await http("/v1/refunds", { form, headers })));
  },

  async fetchRefund(http, { providerId, refundReference, providerRefundId }) {
    if (providerRefundId) {
      return toRefunded(Refund.parse(await http(`/v1/refunds/${encodeURIComponent(providerRefundId)}`)));
    }
    const intent = encodeURIComponent(await paidIntent(http, providerId));
    const { data } = Refunds.parse(await http(`/v1/refunds?limit=${MOST_REFUNDS}&payment_intent=${intent}`));
    const found = data.find(({ metadata }) => metadata?.refund_reference === refundReference);
    return found ? toRefunded(found) : null;
  },

  declineOf,

  callback: {
    exists: true,
    verify: (delivery, { webhookSecret }) => verify(delivery, webhookSecret),
    read: (delivery, _, http) => read(delivery, http),
  },
});
