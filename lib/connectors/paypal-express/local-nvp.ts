import type { LocalAnswer, LocalCallback, LocalProvider, LocalRequest } from "../conformance-local";

type Fields = Record<string, string>;
type Checkout = {
  fields: Fields;
  payerId: string | null;
  hasFunds: boolean;
  isFailed: boolean;
  transaction: string | null;
};
type Refund = { id: string; transaction: string; amount: string };

const KEYS = { USER: "billing_api1.example.test", PWD: "EXAMPLEPWD", SIGNATURE: "ExampleSignature" };
const EMAIL = "billing@example.test";
const FEE = "1.03";
const LONGEST = 17;

export const SETTINGS = { username: KEYS.USER, password: KEYS.PWD, email: EMAIL, signature: KEYS.SIGNATURE };

const MESSAGES: Readonly<Record<string, string>> = {
  "10002": "Security header is not valid",
  "10004": "The transaction id is not valid",
  "10009": "The partial refund amount is not valid",
  "10411": "This Express Checkout session has expired.",
  "10413": "The totals of the cart item amounts do not match order amounts.",
  "10415": "A successful transaction has already been completed for this token.",
  "10486": "Please redirect your customer to PayPal.",
  "10525": "The amount to be charged is zero.",
  "81002": "Method Specified is not Supported",
};

/** PayPal's first generation in a sandbox, as far as we use it: checkouts, transactions, refunds and its notifications. */
export class LocalNvp implements LocalProvider {
  readonly settings: Record<string, unknown> = SETTINGS;
  readonly money = { amount: 2_500n, currency: "USD" };
  readonly method = "paypal";
  readonly #checkouts = new Map<string, Checkout>();
  readonly #tokens = new Map<string, string>();
  readonly #refunds = new Map<string, Refund>();
  readonly #sent: LocalCallback[] = [];
  #count = 0;

  answer({ origin, method, path, body }: LocalRequest): LocalAnswer {
    if (method !== "POST") return { status: 405, body: "" };
    if (origin === "https://ipnpb.sandbox.paypal.com" && path === "/cgi-bin/webscr") return this.#vouch(body);
    if (origin !== "https://api-3t.sandbox.paypal.com" || path !== "/nvp") return { status: 404, body: "" };
    const sent: Fields = Object.fromEntries(new URLSearchParams(body));
    const isKnown = Object.entries(KEYS).every(([name, value]) => sent[name] === value);
    return { type: "text/plain; charset=utf-8", body: form(isKnown ? this.#call(sent) : refusal("10002")) };
  }

  pay({ redirectUrl, outcome }: { redirectUrl: string; outcome: string }) {
    const { origin, searchParams } = new URL(redirectUrl);
    const checkout = this.#checkouts.get(searchParams.get("token") ?? "");
    if (!checkout || origin !== "https://www.sandbox.paypal.com") throw new Error("PayPal has no such page");
    if (outcome !== "walks away") Object.assign(checkout, { payerId: "7AKUSARZ7SAT8", hasFunds: outcome === "pays" });
    return { callbacks: [] };
  }

  books = () => ({ taken: this.#tokens.size, refunded: this.#refunds.size });

  refundCallbacks = (id: string) => this.#sent.filter(({ body }) => body.includes(`&txn_id=${id}&`));

  completionCallbacks = () => this.#sent.filter(({ body }) => body.includes("payment_status=Completed"));

  /** The three hours of every open token have gone by. */
  expireAll(): void {
    for (const [token, { transaction }] of this.#checkouts) if (transaction === null) this.#checkouts.delete(token);
  }

  #call(sent: Fields): Fields {
    const methods: Record<string, (sent: Fields) => Fields> = {
      SetExpressCheckout: (one) => this.#open(one),
      GetExpressCheckoutDetails: (one) => this.#details(one),
      DoExpressCheckoutPayment: (one) => this.#take(one),
      GetTransactionDetails: (one) => this.#transaction(one),
      TransactionSearch: (one) => this.#search(one),
      RefundTransaction: (one) => this.#giveBack(one),
      GetPalDetails: () => success({ PAL: "EXAMPLEPAL123", LOCALE: "en_GB" }),
    };
    return methods[sent.METHOD ?? ""]?.(sent) ?? refusal("81002");
  }

  #id = () => String(++this.#count).padStart(LONGEST, "0");

  #open(sent: Fields): Fields {
    const amount = sent.PAYMENTREQUEST_0_AMT ?? "";
    if (Number(amount) === 0) return refusal("10525");
    if (sent.PAYMENTREQUEST_0_ITEMAMT !== amount || sent.L_PAYMENTREQUEST_0_AMT0 !== amount) return refusal("10413");
    const token = `EC-${this.#id()}`;
    const fresh = { payerId: null, hasFunds: true, isFailed: false, transaction: null };
    this.#checkouts.set(token, { fields: sent, ...fresh });
    return success({ TOKEN: token });
  }

  #details({ TOKEN = "" }: Fields): Fields {
    const checkout = this.#checkouts.get(TOKEN);
    if (!checkout) return refusal("10411");
    const { fields, payerId, isFailed, transaction } = checkout;
    const open = isFailed ? "PaymentActionFailed" : "PaymentActionNotInitiated";
    return success({
      TOKEN,
      CHECKOUTSTATUS: transaction ? "PaymentActionCompleted" : open,
      ...pick(fields, "PAYMENTREQUEST_0_AMT", "PAYMENTREQUEST_0_CURRENCYCODE", "PAYMENTREQUEST_0_INVNUM"),
      ...(payerId ? { PAYERID: payerId, PAYERSTATUS: "verified" } : {}),
      ...(transaction ? { PAYMENTREQUEST_0_TRANSACTIONID: transaction } : {}),
    });
  }

  #take(sent: Fields): Fields {
    const checkout = this.#checkouts.get(sent.TOKEN ?? "");
    if (!checkout || sent.PAYERID !== checkout.payerId) return refusal("10411");
    if (checkout.transaction) return refusal("10415");
    if (sent.PAYMENTREQUEST_0_AMT !== checkout.fields.PAYMENTREQUEST_0_AMT) return refusal("10413");
    checkout.isFailed = !checkout.hasFunds;
    if (checkout.isFailed) return refusal("10486");
    const transaction = this.#id();
    Object.assign(checkout, { transaction, fields: { ...checkout.fields, ...sent } });
    this.#tokens.set(transaction, sent.TOKEN ?? "");
    this.#notify(transaction, { payment_status: "Completed", txn_type: "express_checkout", mc_fee: FEE });
    return success({
      TOKEN: sent.TOKEN ?? "",
      PAYMENTINFO_0_TRANSACTIONID: transaction,
      PAYMENTINFO_0_AMT: sent.PAYMENTREQUEST_0_AMT ?? "",
      PAYMENTINFO_0_FEEAMT: FEE,
      PAYMENTINFO_0_CURRENCYCODE: sent.PAYMENTREQUEST_0_CURRENCYCODE ?? "",
      PAYMENTINFO_0_PAYMENTSTATUS: "Completed",
      PAYMENTINFO_0_PENDINGREASON: "None",
      PAYMENTINFO_0_REASONCODE: "None",
      PAYMENTINFO_0_ACK: "Success",
    });
  }

  #fieldsOf = (transaction: string) => this.#checkouts.get(this.#tokens.get(transaction) ?? "")?.fields;

  #transaction({ TRANSACTIONID = "" }: Fields): Fields {
    const fields = this.#fieldsOf(TRANSACTIONID);
    if (!fields) return refusal("10004");
    return success({
      TRANSACTIONID,
      PAYMENTSTATUS: "Completed",
      AMT: fields.PAYMENTREQUEST_0_AMT ?? "",
      FEEAMT: FEE,
      CURRENCYCODE: fields.PAYMENTREQUEST_0_CURRENCYCODE ?? "",
      INVNUM: fields.PAYMENTREQUEST_0_INVNUM ?? "",
      CUSTOM: fields.PAYMENTREQUEST_0_CUSTOM ?? "",
    });
  }

  #search({ INVNUM = "" }: Fields): Fields {
    const found = [...this.#tokens.keys()].filter((one) =>
      this.#fieldsOf(one)?.PAYMENTREQUEST_0_INVNUM?.includes(INVNUM),
    );
    return success(Object.fromEntries(found.map((one, at) => [`L_TRANSACTIONID${at}`, one])));
  }

  #giveBack(sent: Fields): Fields {
    const { TRANSACTIONID: transaction = "", MSGSUBID = "", AMT = "" } = sent;
    const fields = this.#fieldsOf(transaction);
    if (!fields) return refusal("10004");
    const made = this.#refunds.get(MSGSUBID) ?? { id: this.#id(), transaction, amount: AMT };
    const others = [...this.#refunds.values()].filter((one) => one.transaction === transaction && one.id !== made.id);
    const total = others.reduce((sum, { amount }) => sum + Number(amount), Number(AMT));
    if (total > Number(fields.PAYMENTREQUEST_0_AMT)) return refusal("10009");
    if (!this.#refunds.has(MSGSUBID)) {
      this.#refunds.set(MSGSUBID, made);
      const back = { payment_status: "Refunded", parent_txn_id: transaction, mc_fee: "-0.73", mc_gross: `-${AMT}` };
      this.#notify(transaction, { ...back, txn_id: made.id });
    }
    return success({ REFUNDTRANSACTIONID: made.id, GROSSREFUNDAMT: made.amount, REFUNDSTATUS: "Instant" });
  }

  #notify(transaction: string, over: Fields): void {
    const fields = this.#fieldsOf(transaction) ?? {};
    const told = {
      receiver_email: EMAIL,
      txn_id: transaction,
      mc_gross: fields.PAYMENTREQUEST_0_AMT ?? "",
      mc_currency: fields.PAYMENTREQUEST_0_CURRENCYCODE ?? "",
      invoice: fields.PAYMENTREQUEST_0_INVNUM ?? "",
      custom: fields.PAYMENTREQUEST_0_CUSTOM ?? "",
      ...over,
      charset: "UTF-8",
      test_ipn: "1",
    };
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    this.#sent.push({ headers, body: new URLSearchParams(told).toString() });
  }

  #vouch(body: string): LocalAnswer {
    const isOurs = this.#sent.some((one) => body === `cmd=_notify-validate&${one.body}`);
    return { type: "text/html; charset=utf-8", body: isOurs ? "VERIFIED" : "INVALID" };
  }
}

const pick = (fields: Fields, ...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, fields[name] ?? ""]));

const ALWAYS = {
  TIMESTAMP: "2026-11-21T01:00:00Z",
  CORRELATIONID: "37b8b9915987c",
  VERSION: "124.0",
  BUILD: "5060305",
};
const success = (fields: Fields): Fields => ({ ...ALWAYS, ACK: "Success", ...fields });
const refusal = (code: string): Fields => {
  const said = { L_ERRORCODE0: code, L_LONGMESSAGE0: MESSAGES[code] ?? "", L_SEVERITYCODE0: "Error" };
  return { ...ALWAYS, ACK: "Failure", ...said };
};

const escaped = (text: string) =>
  encodeURIComponent(text).replace(/[-_.!~*'()]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);

/** A form as PayPal escapes it: far more than it had to. */
const form = (fields: Fields) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${escaped(value)}`)
    .join("&");
