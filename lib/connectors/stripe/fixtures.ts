import type { Fixtures } from "../conformance";

const reference = "att_0190f0c0a00070008000000000001234";
const id = "cs_test_a1YS1URlnyQCN5fUUduORoQ7";
const url = `https://checkout.stripe.com/c/pay/${id}`;
const open = {
  id,
  object: "checkout.session",
  mode: "payment",
  created: 1720000000,
  status: "open",
  payment_status: "unpaid",
  amount_total: 2500,
  currency: "usd",
  client_reference_id: reference,
  payment_intent: null as unknown,
  url: url as string | null,
  livemode: false,
};
const paid = {
  ...open,
  status: "complete",
  payment_status: "paid",
  payment_intent: {
    id: "pi_1",
    status: "succeeded",
    last_payment_error: null,
    latest_charge: { id: "ch_1", balance_transaction: { id: "txn_1", fee: 103, currency: "usd" } },
  },
  url: null,
};
const sessions = "/v1/checkout/sessions";
const refund = { id: "re_1", amount: 500, currency: "usd", status: "succeeded", payment_intent: "pi_1", metadata: {} };

export const fixtures: Fixtures = {
  settings: {
    publicKey: "pk_test_example",
    privateKey: "sk_test_example",
    webhookSecret: "whsec_EXAMPLE-not-a-real-secret",
  },
  otherSettings: {
    publicKey: "pk_test_other",
    privateKey: "sk_test_other",
    webhookSecret: "whsec_EXAMPLE-previous-secret",
  },
  live: {
    settings: { publicKey: "pk_test_example", privateKey: "sk_live_example", webhookSecret: "whsec_x" },
    field: "privateKey",
  },
  start: { reference, method: "checkout", label: "Order 1001", money: { amount: 2500n, currency: "USD" } },
  started: { providerId: id, redirectUrl: url },
  recorded: [
    { method: "POST", path: sessions, answer: open },
    {
      method: "GET",
      path: `${sessions}/${id}?expand[]=payment_intent.latest_charge.balance_transaction`,
      answer: paid,
    },
    { method: "GET", path: `${sessions}?limit=10`, answer: { data: [open], has_more: false } },
    { method: "POST", path: "/v1/refunds", answer: refund },
  ],
  callback: {
    headers: { "stripe-signature": "t=1795176000,v1=09dba74797424408f616d130885dda06462934090e60dbd2265a8a0099c0acc8" },
    body: JSON.stringify({
      id: "evt_1",
      object: "event",
      livemode: false,
      type: "checkout.session.completed",
      data: { object: { ...paid, payment_intent: "pi_1" } },
    }),
    eventId: `${id}:succeeded`,
    at: "2026-11-20T12:00:30Z",
  },
  refund: {
    money: { amount: 500n, currency: "USD" },
    refundReference: "rfd_1",
    expected: { providerId: "re_1", status: "succeeded" },
  },
};
