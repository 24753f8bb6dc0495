import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { parseExactJson } from "@/lib/kit/exact-json";
import { secretText } from "@/lib/kit/zod";
import { definePaymentConnector, type Http, type HttpInit, ProviderRejected } from "../contract";
import {
  addressOf,
  Initialized,
  OneRefund,
  Refunds,
  Refusal,
  toCharge,
  toEvents,
  toRefunded,
  toWire,
  Verified,
} from "./wire";

const KEYS = "https://dashboard.paystack.com/#/settings/developers";

const settings = z.strictObject({
  publicKey: z
    .string()
    .trim()
    .max(200)
    .regex(/^pk_(?:test|live)_\w+$/, "It begins with pk_test_ or pk_live_.")
    .meta({ title: "Public Key", description: "Begins with pk_. Names the account; opens nothing.", "x-docs": KEYS }),
  secretKey: secretText("Private Key")
    .regex(/^sk_(?:test|live)_[\x21-\x7e]+$/, "It begins with sk_test_ or sk_live_.")
    .meta({
      description: "Begins with sk_. Also checks the messages Paystack sends.",
      "x-docs": KEYS,
    }),
});

const ORIGIN = "https://api.paystack.co";

const exactly = async (http: Http, path: string, init?: HttpInit) =>
  parseExactJson(String(await http(path, { ...init, answer: "text" })));

const codeOf = ({ answer }: ProviderRejected) => Refusal.safeParse(answer).data?.code ?? "";

const isUnknown = (error: unknown) =>
  error instanceof ProviderRejected && (error.status === 404 || codeOf(error) === "transaction_not_found");

async function verify(http: Http, reference: string) {
  try {
    const found = await exactly(http, `/transaction/verify/${encodeURIComponent(reference)}`);
    return Verified.parse(found).data;
  } catch (error) {
    if (isUnknown(error)) return null;
    throw error;
  }
}

export default definePaymentConnector({
  kind: "payment",
  id: "paystack",
  name: "Paystack",
  summary: "Cards, mobile money, QR, bank deposits and USSD in Nigeria, Ghana, Kenya, South Africa and Côte d’Ivoire.",
  category: "Payment Gateway",
  docsUrl: "https://paystack.com/docs/api",
  guide: [
    "In the Paystack dashboard open Settings › API Keys & Webhooks (https://dashboard.paystack.com/#/settings/developers).",
    "Copy the Public Key and the Secret Key of the same mode: test keys for a sandbox, live keys for production.",
    "Save here, then paste the callback address of this integration as the Webhook URL of that mode.",
    "Choose the currencies your Paystack account is open for; which these are depends on its country.",
    "Paystack asks for every payer’s e-mail. When we don’t know it, we give an address at example.com that reaches nobody, so those payers get no receipt from Paystack.",
  ],
  origin: { production: ORIGIN, sandbox: ORIGIN },
  settings,
  options: {
    mode: true,
    currencies: ["NGN", "GHS", "ZAR", "KES", "USD", "XOF"],
    surcharge: false,
    deductFees: false,
  },
  limits: {
    NGN: { min: 5000n },
    USD: { min: 200n },
    GHS: { min: 10n },
    ZAR: { min: 100n },
    KES: { min: 300n },
    XOF: { min: 1n },
  },
  methods: [
    {
      id: "checkout",
      title: "Paystack",
      description: "Pay by card, mobile money, bank, QR or USSD on Paystack’s page.",
      type: "redirect",
    },
  ],

  judge({ publicKey, secretKey }, environment) {
    const mode = environment === "production" ? "live" : "test";
    const wrong = (key: string, kind: string) =>
      key.startsWith(`${kind}_${mode}_`) ? [] : [`In ${environment} this key begins with ${kind}_${mode}_.`];
    const found = { publicKey: wrong(publicKey, "pk"), secretKey: wrong(secretKey, "sk") };
    return Object.fromEntries(Object.entries(found).filter(([, words]) => words.length > 0));
  },

  authorize: ({ secretKey }) => ({ authorization: `Bearer ${secretKey}` }),

  async test(http) {
    await http("/balance");
  },

  async start(http, { reference, label, money, returnUrl, payer }) {
    const body = {
      email: addressOf(payer.email, reference),
      amount: toWire(money),
      currency: money.currency,
      reference,
      callback_url: returnUrl,
      metadata: { label },
    };
    try {
      const { data } = Initialized.parse(await http("/transaction/initialize", { body }));
      return { providerId: data.reference, redirectUrl: data.authorization_url };
    } catch (error) {
      // The first of two calls got through; its page's address was told once and can't be asked for.
      if (!(error instanceof ProviderRejected) || codeOf(error) !== "duplicate_reference") throw error;
      return { providerId: reference, redirectUrl: null };
    }
  },

  async fetch(http, { reference }) {
    const found = await verify(http, reference);
    return found && toCharge(found);
  },

  async refund(http, { reference, money, refundReference, reason }) {
    const body = {
      transaction: reference,
      amount: toWire(money),
      customer_note: reason,
      merchant_note: refundReference,
    };
    return toRefunded(OneRefund.parse(await exactly(http, "/refund", { body })).data);
  },

  async fetchRefund(http, { reference, refundReference, providerRefundId }) {
    if (providerRefundId) {
      const path = `/refund/${encodeURIComponent(providerRefundId)}`;
      return toRefunded(OneRefund.parse(await exactly(http, path)).data);
    }
    const charge = await verify(http, reference);
    if (!charge) return null;
    const { data } = Refunds.parse(await exactly(http, `/refund?transaction=${charge.id}&perPage=100`));
    const ours = data.find(({ merchant_note }) => merchant_note === refundReference);
    return ours ? toRefunded(ours) : null;
  },

  declineOf(rejected) {
    const { code, message } = Refusal.safeParse(rejected.answer).data ?? {};
    return { class: "error", code: "validation", rawCode: (code ?? message ?? rejected.code).slice(0, 100) };
  },

  callback: {
    exists: true,
    verify({ raw, headers }, { secretKey }) {
      const wanted = createHmac("sha512", secretKey).update(raw).digest();
      const given = Buffer.from(headers.get("x-paystack-signature") ?? "", "hex");
      return given.length === wanted.length && timingSafeEqual(given, wanted) ? "genuine" : "forged";
    },
    read({ raw }) {
      return toEvents(parseExactJson(new TextDecoder().decode(raw)));
    },
  },
});
