import { z } from "zod";
import { parseExactJson } from "@/lib/kit/exact-json";
import { secretText } from "@/lib/kit/zod";
import { type Delivery, definePaymentConnector, ProviderRejected } from "../contract";
import { judgeSignature } from "./signature";
import { declineOf, Invoice, isSamePayment, Payment, toCharge, toWire } from "./wire";

const HELP = "https://nowpayments.io/help";

const settings = z.strictObject({
  apiKey: secretText("API Key")
    .regex(/^[\x21-\x7e]+$/, "Letters, digits and signs without spaces.")
    .meta({ description: "A sandbox has an account and keys of its own.", "x-docs": HELP }),
  ipnKey: secretText("IPN Key").meta({
    description: "The IPN secret key; it checks the messages NOWPayments sends.",
    "x-docs": HELP,
  }),
});

const told = ({ raw }: Delivery) => Payment.parse(parseExactJson(new TextDecoder().decode(raw)));

export default definePaymentConnector({
  kind: "payment",
  id: "nowpayments",
  name: "NOWPayments",
  summary: "More than 75 coins, converted by themselves and paid out to your own wallet; nobody keeps them for you.",
  category: "Payment Gateway",
  docsUrl: HELP,
  guide: [
    "Sign in at https://account.nowpayments.io for production, or at https://account-sandbox.nowpayments.io for a sandbox: these are two accounts.",
    "Name the wallet your coins are paid out to, then make an API key under Settings › API keys.",
    "Make the IPN secret key under Settings › Payments › Instant payment notifications. It is shown in full only once.",
    "Nothing else needs to be set there: each invoice tells NOWPayments where to call back.",
    "Refunds are made by hand in the dashboard of NOWPayments. A payment that came in short, or on top of another, is shown as received and waits for you.",
  ],
  origin: { production: "https://api.nowpayments.io", sandbox: "https://api-sandbox.nowpayments.io" },
  settings,
  options: { mode: true, currencies: [], surcharge: false, deductFees: false },
  tellsFees: false,
  methods: [
    {
      id: "crypto",
      title: "Cryptocurrency",
      description: "Choose a coin on NOWPayments’ page and send it from your wallet.",
      type: "redirect",
    },
  ],
  // An invoice can't be asked about with these keys, only the payments made for it, and their ids come by callback.
  looksUp: false,

  authorize: ({ apiKey }) => ({ "x-api-key": apiKey.trim() }),

  async test(http) {
    await http("/v1/currencies?fixed_rate=true");
  },

  async start(http, { reference, label, money, returnUrl, callbackUrl }) {
    const body = {
      price_amount: toWire(money),
      price_currency: money.currency.toLowerCase(),
      order_id: reference,
      order_description: label,
      ipn_callback_url: callbackUrl,
      success_url: returnUrl,
      cancel_url: returnUrl,
      partially_paid_url: returnUrl,
    };
    const made = Invoice.parse(parseExactJson(String(await http("/v1/invoice", { body, answer: "text" }))));
    return { providerId: made.id, redirectUrl: made.invoice_url };
  },

  fetch: async () => null,

  declineOf: ({ answer, code }) => declineOf(answer, code),

  callback: {
    exists: true,
    verify: ({ raw, headers }, { ipnKey }) => judgeSignature(raw, headers.get("x-nowpayments-sig") ?? "", ipnKey),
    async confirm(http, delivery) {
      const said = told(delivery);
      try {
        const path = `/v1/payment/${encodeURIComponent(said.payment_id)}`;
        const found = Payment.parse(parseExactJson(String(await http(path, { answer: "text" }))));
        return isSamePayment(said, found);
      } catch (error) {
        if (error instanceof ProviderRejected) return false;
        throw error;
      }
    },
    read: (delivery) => [toCharge(told(delivery))],
  },
});
