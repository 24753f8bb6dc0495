import { definePaymentConnector, type Http, ProviderUnknown } from "../contract";
import { type Settings, settings } from "./settings";
import { isBackwards, readTransfers } from "./wire";

const POSTBACK = "/cgi-bin/webscr";
const FORM = "application/x-www-form-urlencoded";
const QUESTION = "cmd=_notify-validate";

/** What PayPal moves money in, the last three for accounts of the country alone. */
const CURRENCIES: readonly string[] =
  "AUD CAD CHF CZK DKK EUR GBP HKD HUF ILS JPY MXN NOK NZD PHP PLN SEK SGD THB TWD USD BRL CNY MYR".split(" ");

/** A form's bytes are printable ASCII; anything else could not be posted back as it came. */
const isForm = (raw: Uint8Array) => raw.length > 0 && raw.every((byte) => byte > 0x20 && byte < 0x7f);

/** PayPal wants the content type it used itself, which may name a charset. */
function typeOf(headers: Headers): string {
  const type = headers.get("content-type") ?? "";
  return type.toLowerCase().startsWith(FORM) ? type : FORM;
}

export default definePaymentConnector({
  kind: "payment",
  id: "paypal-ipn",
  name: "PayPal IPN",
  summary: "Tops up customers who pay you on PayPal's side, by Mass Pay or Send Money.",
  category: "Payment Gateway",
  docsUrl: "https://developer.paypal.com/api/nvp-soap/ipn/",
  guide: [
    "You need a PayPal business account.",
    "In PayPal, open Settings › Account Settings › Notifications › Instant payment notifications › Update › Choose IPN Settings.",
    "Paste the IPN URL of this integration as Notification URL. Once it is installed you find the URL by opening PayPal IPN in the list of installed integrations.",
    "Choose Receive IPN Messages (Enabled), then Save.",
    "Give each customer's contact the PayPal email they pay from: incoming money is matched on it, and what matches nobody waits in the payment log.",
    "A mass payment starts nothing here by itself: PayPal's notification is what updates the balance.",
    "Mass Pay compared with Express Checkout, as PayPal described them in November 2026: with Mass Pay your customer uploads a CSV file at PayPal and pays the fee as sender, 2 % and at most $1 for each payment, and this integration hears of it by IPN. With Express Checkout your customer pays here in the portal and you as recipient pay the standard fee, about 3.4 % + $0.30, out of each payment; it uses an API signature. These figures are only for comparison and change; what is booked is the fee PayPal reports.",
    "Nothing here is secret and nothing tells a sandbox account from a live one, so take care to enter the URL in the account of the right kind: a notification is checked with the PayPal of this integration's own mode.",
  ],
  caution: "IPN is an older interface that PayPal keeps up but no longer develops.",
  origin: { production: "https://ipnpb.paypal.com", sandbox: "https://ipnpb.sandbox.paypal.com" },
  settings,
  options: { mode: false, currencies: CURRENCIES, surcharge: false, deductFees: true },
  methods: [],

  authorize: () => ({}),

  /** There are no keys to try; that PayPal answers shows that notifications can be verified from here. */
  async test(http) {
    await isVerified(http, "txn_id=TEST", FORM);
  },

  async start() {
    throw new Error("PayPal IPN starts no payments.");
  },

  async fetch() {
    return null;
  },

  accepts(event, settings) {
    if (!event.isVerified) return "unverified";
    if (!isOurs(event.receivers, settings)) return "wrong_receiver";
    if (!isBackwards(event) && !isChosen(event.type, settings)) return "type_not_enabled";
    return event.money.amount > 0n ? null : "no_money_came";
  },

  callback: {
    exists: true,
    title: "IPN URL",
    verify: ({ raw }) => (isForm(raw) ? "ask" : "forged"),
    async confirm(http, { raw, headers }, { verifyTransaction }) {
      if (!verifyTransaction) return true;
      return isVerified(http, Buffer.from(raw).toString("latin1"), typeOf(headers));
    },
    read: ({ raw }, settings) => readTransfers(raw, settings),
  },
});

const isOurs = (receivers: readonly string[], { addresses }: Settings) =>
  receivers.some((one) => addresses.includes(one));

const isChosen = (type: string, { paymentTypes }: Settings) => paymentTypes.some((one) => one === type);

/** Asks PayPal about the very bytes that came. Anything but its two words leaves it open, so that it is asked again. */
async function isVerified(http: Http, bytes: string, type: string): Promise<boolean> {
  const answer = await http(POSTBACK, { text: { type, content: `${QUESTION}&${bytes}` } });
  if (answer === "VERIFIED") return true;
  if (answer === "INVALID") return false;
  throw new ProviderUnknown("PayPal said neither VERIFIED nor INVALID");
}
