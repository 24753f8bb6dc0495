import type { CreateLocalProvider, LocalCallback, LocalRequest } from "../conformance-local";

const FORM = "application/x-www-form-urlencoded";
const QUESTION = "cmd=_notify-validate&";
const OURS = "billing@example.test";

/** PayPal's IPN sender in a sandbox: it remembers the bytes it sent and vouches for those alone. */
export function createIpnSender() {
  const sent = new Set<string>();
  return {
    /** A notification as it leaves PayPal, which from now on answers VERIFIED about it. */
    send(fields: Record<string, string>): LocalCallback {
      const body = new URLSearchParams({
        ...fields,
        charset: "UTF-8",
        notify_version: "3.9",
        test_ipn: "1",
      }).toString();
      sent.add(body);
      return { headers: { "content-type": FORM }, body };
    },
    answer({ origin, method, path, body, headers }: LocalRequest) {
      const isPostback = method === "POST" && path === "/cgi-bin/webscr" && body.startsWith(QUESTION);
      if (origin !== "https://ipnpb.sandbox.paypal.com" || !isPostback)
        return { status: 404, type: "text/html", body: "<html>" };
      const isForm = headers.get("content-type")?.startsWith(FORM) === true;
      return { type: "text/html", body: isForm && sent.has(body.slice(QUESTION.length)) ? "VERIFIED" : "INVALID" };
    },
  };
}

const money = {
  payer_email: "ada@example.test",
  receiver_email: OURS,
  mc_currency: "EUR",
  mc_gross: "25.00",
  mc_fee: "1.03",
};
const back = { ...money, mc_gross: "-25.00", mc_fee: "-1.03", parent_txn_id: "8XY12345AB678901C" };

/** Money that is pending, comes, comes again in a mass payment with somebody else's, and goes back. */
const STORY: Record<string, string>[] = [
  {
    ...money,
    txn_type: "send_money",
    txn_id: "8XY12345AB678901C",
    payment_status: "Pending",
    pending_reason: "echeck",
  },
  { ...money, txn_type: "send_money", txn_id: "8XY12345AB678901C", payment_status: "Completed" },
  {
    ...{ txn_type: "masspay", payment_status: "Processed", payer_email: "ada@example.test" },
    ...{
      masspay_txn_id_1: "1AA",
      receiver_email_1: OURS,
      mc_currency_1: "EUR",
      mc_gross_1: "25.00",
      status_1: "Completed",
    },
    ...{
      masspay_txn_id_2: "2AA",
      receiver_email_2: "x@example.test",
      mc_currency_2: "EUR",
      mc_gross_2: "9.00",
      status_2: "Unclaimed",
    },
  },
  { ...back, txn_id: "9ZZ12345AB678901D", payment_status: "Reversed", reason_code: "chargeback" },
];

/** PayPal as this connector knows it: it sends notifications and vouches for them, and starts no payment. */
export const createLocalProvider: CreateLocalProvider = () => {
  const sender = createIpnSender();
  return {
    settings: { paymentTypes: ["mass_pay", "send_money"], verifyTransaction: true, addresses: [OURS] },
    money: { amount: 2_500n, currency: "EUR" },
    method: "",
    answer: sender.answer,
    pay: ({ outcome }) => ({ callbacks: outcome === "pays" ? STORY.map(sender.send) : [] }),
    books: () => ({ taken: 0, refunded: 0 }),
  };
};
