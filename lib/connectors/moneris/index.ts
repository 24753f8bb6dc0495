import { z } from "zod";
import { toMajor } from "@/lib/kit/money";
import { secretText } from "@/lib/kit/zod";
import { definePaymentConnector, type Http, type KnownCharge } from "../contract";
import { monerisPage } from "./page";
import { Answer, purchaseOf, refusedField, ticketOf, toCharge, toRefunded } from "./wire";
import { element } from "./xml";

const DOCS = "https://developer.moneris.com";

const settings = z.strictObject({
  storeId: z
    .string()
    .trim()
    .regex(/^[\w-]{1,30}$/, "Letters and digits, such as monca00001.")
    .meta({
      title: "Store ID",
      description: "In the welcome e-mail of Moneris, and in the Merchant Resource Center.",
      "x-docs": DOCS,
    }),
  signature: secretText("Signature").meta({
    description: "What Moneris calls the API token of this store: Merchant Resource Center › Admin › Store Settings.",
    "x-docs": DOCS,
  }),
  checkoutId: z
    .string()
    .trim()
    .regex(/^\w{1,30}$/, "At most 30 letters and digits, such as chktABC12tore1.")
    .meta({
      title: "Checkout ID",
      description: "Of a profile made under Admin › Moneris Checkout Config, for purchases (not preauthorizations).",
      "x-docs": DOCS,
    }),
});
type Settings = z.output<typeof settings>;

const PATH = "/chktv2/request/request.php";
const GATEWAY = "/gateway2/servlet/MpgRequest";
const SSL_MERCHANT = "7";

const proofOf = ({ environment }: Http, { storeId, signature, checkoutId }: Settings) => ({
  store_id: storeId,
  api_token: signature,
  checkout_id: checkoutId,
  environment: environment === "production" ? "prod" : "qa",
});

const receiptOf = (http: Http, { providerId }: Pick<KnownCharge, "providerId">, settings: Settings) =>
  http(PATH, { body: { ...proofOf(http, settings), ticket: providerId, action: "receipt" } });

export default definePaymentConnector({
  kind: "payment",
  id: "moneris",
  name: "Moneris",
  summary: "Canadian credit and debit cards through Moneris Checkout.",
  category: "Payment Gateway",
  docsUrl: DOCS,
  guide: [
    "The welcome e-mail of Moneris has your Store ID and the way into the Merchant Resource Center (https://www3.moneris.com/mpg for production, https://esqa.moneris.com/mpg for tests).",
    "Admin › Store Settings shows the API token. The field is called Signature here; Moneris itself has no other value of that name.",
    "Admin › Moneris Checkout Config makes a profile and its Checkout ID. Choose Purchase as its transaction type.",
    "A store has one currency, Canadian dollars unless you asked for another. Choose only that one: receipts don’t name it.",
    "Moneris never calls back. We ask for the receipt when the payer returns, and again and again until the payment ends.",
  ],
  caution:
    "Moneris sends no messages: a payment that is finished in a window left open after its time is not noticed by itself.",
  origin: { production: "https://gateway.moneris.com", sandbox: "https://gatewayt.moneris.com" },
  otherOrigins: { gateway: { production: "https://www3.moneris.com", sandbox: "https://esqa.moneris.com" } },
  settings,
  options: { mode: false, currencies: ["CAD", "USD"], surcharge: true, deductFees: false },
  tellsFees: false,
  methods: [
    {
      id: "card",
      title: "Card",
      description: "Pay by card in the form of Moneris on the next page.",
      type: "redirect",
    },
  ],

  authorize: () => ({}),

  async test(http, settings) {
    ticketOf(await http(PATH, { body: { ...proofOf(http, settings), txn_total: "1.00", action: "preload" } }));
  },

  async start(http, { reference, money, embedUrl, payer }, settings) {
    const body = {
      ...proofOf(http, settings),
      action: "preload",
      txn_total: toMajor(money.amount, money.currency),
      order_no: reference,
      ...(payer.email && { contact_details: { email: payer.email } }),
    };
    return { providerId: ticketOf(await http(PATH, { body })), redirectUrl: embedUrl };
  },

  async fetch(http, { providerId, ...charge }, settings) {
    if (providerId === null) return null;
    return toCharge(await receiptOf(http, { providerId }, settings), { ...charge, providerId });
  },

  embed: monerisPage,

  async refund(http, charge, settings) {
    const { reference, money } = charge;
    const bought = purchaseOf(Answer.parse(await receiptOf(http, charge, settings)), charge);
    const request = element("request", [
      element("store_id", settings.storeId),
      element("api_token", settings.signature),
      element("refund", [
        element("order_id", reference),
        element("amount", toMajor(money.amount, money.currency)),
        element("txn_number", bought),
        element("crypt_type", SSL_MERCHANT),
      ]),
    ]);
    const content = `<?xml version="1.0" encoding="UTF-8"?>${request.xml}`;
    return toRefunded(await http(GATEWAY, { at: "gateway", text: { type: "text/xml", content } }));
  },

  declineOf: ({ answer, code }) => ({ class: "error", code: "validation", rawCode: refusedField(answer) ?? code }),

  callback: {
    exists: false,
    verify: () => "forged",
    read: () => [],
  },
});
