import type { Fixtures } from "../conformance";

const reference = "att_0190f0c0a00070008000000000001234";
const id = "cs_0000000000000001";
const url = `https://checkout.paymongo.com/${id}_client_x`;
const intent = {
  id: "pi_1",
  type: "payment_intent",
  attributes: { amount: 250_000, status: "awaiting_payment_method" },
};
const active = {
  id,
  type: "checkout_session",
  attributes: {
    status: "active",
    checkout_url: url,
    reference_number: reference,
    livemode: false,
    line_items: [{ name: "Order 1001", quantity: 1, amount: 250_000, currency: "PHP" }],
    payments: [] as unknown[],
    payment_intent: intent,
    metadata: { reference },
  },
};
const payment = {
  id: "pay_0000000000000001",
  type: "payment",
  attributes: {
    ...{
      amount: 250_000,
      currency: "PHP",
      fee: 8750,
      foreign_fee: 0,
      net_amount: 241_250,
      status: "paid",
      refunds: [],
    },
    ...{ metadata: { reference }, livemode: false },
  },
};
const processing = { ...intent, attributes: { ...intent.attributes, status: "processing" } };
const paid = { ...active, attributes: { ...active.attributes, payments: [payment], payment_intent: processing } };
const refund = {
  id: "ref_0000000000000001",
  type: "refund",
  attributes: {
    amount: 100_000,
    currency: "PHP",
    payment_id: payment.id,
    status: "pending",
    notes: null,
    metadata: null,
  },
};

export const fixtures: Fixtures = {
  settings: { publicKey: "pk_test_example", privateKey: "sk_test_example", webhookSecret: "whsk_EXAMPLE-not-real" },
  otherSettings: { publicKey: "pk_test_other", privateKey: "sk_test_other", webhookSecret: "whsk_somebody-elses" },
  live: {
    settings: { publicKey: "pk_test_x", privateKey: "sk_live_x", webhookSecret: "whsk_x" },
    field: "privateKey",
  },
  start: { reference, method: "card", label: "Order 1001", money: { amount: 250_000n, currency: "PHP" } },
  started: { providerId: id, redirectUrl: url },
  findsByReference: false,
  recorded: [
    { method: "POST", path: "/v1/checkout_sessions", answer: { data: active } },
    { method: "GET", path: `/v1/checkout_sessions/${id}`, answer: { data: paid } },
    { method: "POST", path: "/v1/refunds", answer: { data: refund } },
  ],
  callback: {
    headers: {
      "paymongo-signature": "t=1795176000,te=85e0c9130081b0715e6e26ec8ec61e7079e9e917c9b89373373af7069e8066c3,li=",
    },
    body: JSON.stringify({
      data: {
        id: "evt_1",
        type: "event",
        attributes: { type: "checkout_session.payment.paid", livemode: false, data: paid, created_at: 1_763_700_000 },
      },
    }),
    eventId: `${id}:succeeded`,
    at: "2026-11-20T12:00:30Z",
  },
  refund: {
    money: { amount: 100_000n, currency: "PHP" },
    refundReference: "rfd_1",
    expected: { providerId: refund.id, status: "pending" },
  },
};
