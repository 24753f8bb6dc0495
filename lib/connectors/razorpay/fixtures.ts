import type { Fixtures } from "../conformance";

const reference = "att_0190f0c0a00070008000000000001234";
const id = "plink_ExjpAUN3gVHrPJ";
const url = "https://rzp.io/i/nxrHnLJ";
const created = {
  id,
  amount: 250_000,
  amount_paid: 0,
  currency: "INR",
  status: "created",
  reference_id: reference,
  short_url: url,
  payments: null as unknown,
  notes: null,
};
const settled = [
  { payment_id: "pay_29QQoUBi66xm2f", plink_id: id, amount: 250_000, method: "card", status: "captured" },
];
const paid = { ...created, amount_paid: 250_000, status: "paid", payments: settled };
const payment = {
  ...{ id: "pay_29QQoUBi66xm2f", entity: "payment", amount: 250_000, currency: "INR", status: "captured" },
  ...{ order_id: "order_RB58MiP5SPFYyM", fee: 5900, tax: 900, notes: [] },
};
const refund = {
  ...{ id: "rfnd_FP8QHiV938haTz", entity: "refund", amount: 100_000, currency: "INR", payment_id: payment.id },
  ...{ receipt: "rfd_0001_local", notes: {}, status: "pending" },
};
const links = "/v1/payment_links";

export const fixtures: Fixtures = {
  settings: { keyId: "rzp_test_example", keySecret: "secret", webhookSecret: "razorpay-webhook-secret-example" },
  otherSettings: { keyId: "rzp_test_other", keySecret: "secret", webhookSecret: "somebody-elses" },
  live: { settings: { keyId: "rzp_live_example", keySecret: "secret", webhookSecret: "x" }, field: "keyId" },
  start: { reference, method: "link", label: "Order 1001", money: { amount: 250_000n, currency: "INR" } },
  started: { providerId: id, redirectUrl: url },
  recorded: [
    { method: "POST", path: links, answer: created },
    { method: "GET", path: `${links}/${id}`, answer: paid },
    { method: "GET", path: `${links}?reference_id=${reference}`, answer: { payment_links: [created] } },
    { method: "GET", path: `${links}?reference_id=att_unheard_of`, answer: { payment_links: [] } },
    { method: "GET", path: `/v1/payments/${payment.id}`, answer: payment },
    { method: "POST", path: `/v1/payments/${payment.id}/refund`, answer: refund },
  ],
  callback: {
    headers: {
      "x-razorpay-signature": "36ee33c1f88a5ebe8c641b348b311475750f4f21636da18565f23f159127a944",
      "x-razorpay-event-id": "evt_1",
    },
    body: JSON.stringify({
      entity: "event",
      event: "payment_link.paid",
      contains: ["payment_link", "order", "payment"],
      payload: {
        payment_link: { entity: paid },
        order: { entity: { id: "RB58MiP5SPFYyM", amount: 250_000, status: "paid" } },
        payment: { entity: payment },
      },
      created_at: 1_763_700_031,
    }),
    eventId: `${id}:paid`,
    at: "2026-11-20T12:00:00Z",
  },
  refund: {
    money: { amount: 100_000n, currency: "INR" },
    refundReference: "rfd_0001_local",
    expected: { providerId: refund.id, status: "pending" },
  },
};
