import { definePaymentConnector } from "../contract";
import { CURRENCIES } from "./amounts";
import * as classic from "./classic";
import { declineOf } from "./declines";
import * as ipn from "./ipn";
import { nvp } from "./nvp";
import * as orders from "./orders";
import { freshToken } from "./rest";
import { type Settings, settings } from "./settings";
import * as webhooks from "./webhooks";

/** A charge ends by the generation it began with, whichever keys are there by then. */
const of = ({ providerId }: { providerId: string | null }, { clientId }: Settings) => {
  const isClassic = providerId === null ? !clientId : classic.isToken(providerId);
  return isClassic ? classic : orders;
};

export default definePaymentConnector({
  kind: "payment",
  id: "paypal-express",
  name: "PayPal Express Checkout",
  summary: "Customers pay in your portal with their PayPal account.",
  category: "Payment Gateway",
  docsUrl: "https://developer.paypal.com/api/nvp-soap/paypal-express-checkout/",
  guide: [
    "You need a PayPal business account. For a sandbox use a business account of developer.paypal.com.",
    "In PayPal, open Settings › Account Settings › Account Access › API Access › Update › NVP/SOAP API integration (Classic) › Manage API Credentials.",
    "Choose Request API signature, then Agree and Submit.",
    "Copy API Username, API Password and Signature. Email is the address of that PayPal account.",
    "Nothing in these keys tells a sandbox from a live account: use Test connection after you have pasted them.",
    "Second generation: create a REST app at developer.paypal.com › Apps & Credentials, add its client ID and secret here, and payments that begin from then on use Orders v2.",
    "Add a webhook with our URL to that app, for Checkout order approved, Payment capture completed, pending, denied, refunded and reversed, and Customer dispute created and resolved. Copy its Webhook ID.",
    "Compared with Mass Pay, as PayPal described it in November 2026: here the recipient pays the standard fee, about 3.4 % + $0.30, out of each payment; with Mass Pay the sender uploads a CSV file at PayPal and pays 2 %, at most $1 for each payment, and PayPal IPN tells of it. These figures are only for comparison and change; what is booked is the fee PayPal reports.",
  ],
  caution: "PayPal calls the signature interface classic: it is kept up, but new features come to REST alone.",
  origin: { production: "https://api-3t.paypal.com", sandbox: "https://api-3t.sandbox.paypal.com" },
  otherOrigins: {
    rest: { production: "https://api-m.paypal.com", sandbox: "https://api-m.sandbox.paypal.com" },
    ipn: { production: "https://ipnpb.paypal.com", sandbox: "https://ipnpb.sandbox.paypal.com" },
  },
  settings,
  options: { mode: true, currencies: CURRENCIES, surcharge: true, deductFees: true },
  methods: [
    { id: "paypal", title: "PayPal", description: "You agree at PayPal and come back here.", type: "redirect" },
  ],

  authorize: () => ({}),

  async test(http, settings) {
    await nvp(http, settings, "GetPalDetails", {});
    if (settings.clientId) await freshToken(http, settings);
  },

  start: (http, order, settings) => of({ providerId: null }, settings).start(http, order, settings),
  fetch: (http, charge, settings) => of(charge, settings).fetch(http, charge, settings),
  complete: (http, charge, settings) => of(charge, settings).complete(http, charge, settings),
  cancel: (http, charge, settings) => of(charge, settings).cancel(http, charge, settings),
  refund: (http, order, settings) => of(order, settings).refund(http, order, settings),
  fetchRefund: (http, order, settings) => of(order, settings).fetchRefund(http, order, settings),
  declineOf,

  callback: {
    exists: true,
    verify: (delivery, settings) =>
      webhooks.isWebhook(delivery) ? webhooks.verify(delivery, settings) : ipn.verify(delivery),
    confirm: (http, delivery, settings) =>
      (webhooks.isWebhook(delivery) ? webhooks : ipn).confirm(http, delivery, settings),
    read: (delivery, settings, http) =>
      webhooks.isWebhook(delivery) ? webhooks.read(delivery, settings, http) : ipn.read(delivery),
  },
});
