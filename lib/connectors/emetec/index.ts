import { z } from "zod";
import { CURRENCIES } from "@/lib/kit/currencies";
import { type Money, toMajor } from "@/lib/kit/money";
import { secretText } from "@/lib/kit/zod";
import { definePaymentConnector, type Http, ProviderRejected } from "../contract";
import { hostsIn, wrongHost } from "./hosts";
import { pageFor, widgetPage } from "./page";
import { kindOf, meaningOf } from "./result-codes";
import { openWebhook } from "./webhook";
import { Answer, Checkout, Found, Payment, refundName, standingOf, takenId, toEvents, toRefunded } from "./wire";

const OPPWA = "https://docs.oppwa.com";

const settings = z.strictObject({
  baseUrl: z
    .string()
    .trim()
    .toLowerCase()
    .max(200)
    .regex(/^https:\/\/[a-z0-9.-]+\/?$/, "An https address without a path, such as https://eu-test.oppwa.com.")
    .transform((address) => address.replace(/\/$/, ""))
    .meta({
      title: "Base URL",
      description: "The host of your contract. A sandbox’s has “test” in its name, production’s has not.",
      examples: ["https://eu-test.oppwa.com"],
    }),
  entityId: z
    .string()
    .trim()
    .regex(/^\w{1,64}$/, "Letters and digits, 64 at most.")
    .meta({ title: "Entity ID", description: "The identifier of your account’s channel.", "x-docs": OPPWA }),
  authorization: secretText("Authorization")
    .regex(/^[\x20-\x7e]+$/, "Letters, digits and signs.")
    .meta({ description: "The access token, with or without “Bearer”.", "x-docs": OPPWA }),
  webhookKey: secretText("Webhook key")
    .refine((key) => /^[0-9a-fA-F]{64}$/.test(key), "64 hexadecimal digits.")
    .meta({
      description: "The secret for decryption shown where webhooks are set up, 64 hexadecimal digits.",
      "x-docs": OPPWA,
    }),
});
type Settings = z.output<typeof settings>;

/** Amounts have two decimals there, so currencies with more or fewer can't be told without a doubt. */
const TWO_DECIMALS = [...CURRENCIES].filter(([, { exponent }]) => exponent === 2).map(([code]) => code);

const NOT_FOUND = "700.400.580";
const codeOf = (error: ProviderRejected) => Answer.safeParse(error.answer).data?.result.code ?? error.code;

/** Everything that was tried under one name of ours; nothing when the platform has never heard of it. */
async function paymentsOf(http: Http, name: string, { entityId }: Settings): Promise<Payment[]> {
  const query = new URLSearchParams({ entityId, merchantTransactionId: name });
  try {
    return Found.parse(await http(`/v1/query?${query}`)).payments;
  } catch (error) {
    if (error instanceof ProviderRejected && codeOf(error) === NOT_FOUND) return [];
    throw error;
  }
}

async function refundOf(http: Http, name: string, settings: Settings) {
  const found = (await paymentsOf(http, name, settings)).find(
    ({ merchantTransactionId, paymentType }) => merchantTransactionId === name && paymentType === "RF",
  );
  return found ? toRefunded(found) : null;
}

const sum = ({ amount, currency }: Money) => ({ amount: toMajor(amount, currency), currency });

export default definePaymentConnector({
  kind: "payment",
  id: "emetec",
  name: "Emetec",
  summary: "Merchant services: an e-commerce gateway, real-time payments and online transfers.",
  category: "Payment Gateway",
  docsUrl: OPPWA,
  caution:
    "Emetec publishes no interface. This speaks OPPWA (COPYandPAY), which many gateways resell and whose key names Emetec’s are; nobody has confirmed it. Ask Emetec for the values below before you rely on it, or write a ScriptForge driver.",
  guide: [
    "Ask Emetec whether your account is on an OPPWA-compatible platform, and for its host.",
    "Copy the Entity ID of your channel and the access token (Authorization) from its back office.",
    "Under Webhooks add the callback address of this integration for payments, and copy its secret for decryption here.",
    "Pick what a sandbox may reach by its host: one with “test” in its name never takes real money.",
    "A host outside oppwa.com works once the operator of this installation has named it in OPPWA_HOSTS, because its script runs in our payment page.",
  ],
  get origin() {
    return { production: hostsIn("production"), sandbox: hostsIn("sandbox") };
  },
  originOf: ({ baseUrl }) => baseUrl,
  settings,
  options: { mode: true, currencies: TWO_DECIMALS, surcharge: true, deductFees: false },
  tellsFees: false,
  methods: [
    { id: "card", title: "Card", description: "Pay by Visa or Mastercard on the next page.", type: "redirect" },
  ],

  judge({ baseUrl }, environment): Record<string, string[]> {
    const wrong = wrongHost(baseUrl, environment);
    return wrong === null ? {} : { baseUrl: [wrong] };
  },

  authorize: ({ authorization }) => ({ authorization: `Bearer ${authorization.replace(/^Bearer\s+/i, "")}` }),

  async test(http, settings) {
    await paymentsOf(http, "portico-connection-test", settings);
  },

  async start(http, { reference, money, payer, embedUrl }, { entityId }) {
    const form = {
      entityId,
      ...sum(money),
      paymentType: "DB",
      merchantTransactionId: reference,
      integrity: "true",
      ...(payer.email && { "customer.email": payer.email }),
    };
    const { id, integrity, result } = Checkout.parse(await http("/v1/checkouts", { form }));
    if (kindOf(result.code) !== "pending") throw new ProviderRejected(result.code, 200, { result });
    return { providerId: reference, redirectUrl: pageFor(embedUrl, id, integrity ?? null) };
  },

  async fetch(http, { providerId, reference, money }, settings) {
    const found = standingOf(await paymentsOf(http, reference, settings), reference, money);
    if (found || providerId === null) return found;
    // The platform keeps no word of a checkout until the payer has sent the form.
    return { kind: "charge", id: `${reference}:open`, reference, providerId, status: "pending", money, fee: null };
  },

  embed: (ask, { baseUrl }) => widgetPage(ask, baseUrl),

  async refund(http, { reference, money, refundReference }, settings) {
    const name = refundName(reference, refundReference);
    const before = await refundOf(http, name, settings);
    if (before) return before;
    const taken = takenId(await paymentsOf(http, reference, settings), reference);
    if (!taken) throw new ProviderRejected("not_paid", 200, null);
    const form = { entityId: settings.entityId, ...sum(money), paymentType: "RF", merchantTransactionId: name };
    return toRefunded(Payment.parse(await http(`/v1/payments/${encodeURIComponent(taken)}`, { form })));
  },

  fetchRefund: (http, { reference, refundReference }, settings) =>
    refundOf(http, refundName(reference, refundReference), settings),

  declineOf(rejected) {
    const rawCode = codeOf(rejected).slice(0, 100);
    return meaningOf(rawCode).decline ?? { class: "error", code: "validation", rawCode };
  },

  callback: {
    exists: true,
    verify: (delivery, { webhookKey }) => (openWebhook(delivery, webhookKey) === null ? "forged" : "genuine"),
    read(delivery, { webhookKey }) {
      const opened = openWebhook(delivery, webhookKey);
      return opened === null ? [] : toEvents(opened);
    },
  },
});
