import { definePaymentConnector, OFFLINE_ORIGIN, ProviderUnknown } from "../contract";
import { accountFields, transferReference } from "./fields";
import { settings } from "./settings";

export default definePaymentConnector({
  kind: "payment",
  id: "bank-transfer",
  name: "Bank transfer",
  summary: "Payers transfer to your own account; you confirm what came.",
  category: "Payment Gateway",
  docsUrl: "https://www.iso.org/standard/50649.html",
  guide: [
    "Enter the account that payers transfer to, as it stands on your statements.",
    "Every payment gets a reference of its own that begins with RF. Payers write it on the transfer, and its check digits show a typing error.",
    "A payment stays pending until somebody who may decide payments opens it, enters what came and confirms. Search Payments for the reference on your statement to find it.",
    "Less or more than was due is treated as with any other way to pay: by what the payment application allows, else it waits for a decision.",
    "A refund is noted here and transferred by you; then say that it went out.",
  ],
  caution: "Nobody tells Portico what arrives at your bank: nothing is credited before one of your people confirms it.",
  origin: { production: OFFLINE_ORIGIN, sandbox: OFFLINE_ORIGIN },
  settings,
  options: { mode: false, currencies: [], surcharge: true, deductFees: false },
  methods: [
    {
      id: "bank_transfer",
      title: "Bank transfer",
      description: "Transfer from your own bank. It is credited once it has arrived.",
      type: "bank_transfer",
    },
  ],

  authorize: () => ({}),

  /** The settings were checked when they were parsed; there is nobody to ask about them. */
  test: () => Promise.resolve(),

  async start(_http, { reference }) {
    return { providerId: transferReference(reference), redirectUrl: null };
  },

  async fetch() {
    return null;
  },
  looksUp: false,
  tellsFees: false,

  async instructions(_http, { providerId }, settings) {
    return accountFields(settings, providerId);
  },

  refundsByHand: true,

  callback: {
    exists: false,
    verify: () => "forged",
    read() {
      throw new ProviderUnknown("a bank sends no messages here");
    },
  },
});
