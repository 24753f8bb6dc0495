import type { Fixtures } from "../conformance";

const open = {
  id: "sim_0190f0c0a0007000800000000000abcd",
  reference: "att_0190f0c0a00070008000000000001234",
  status: "open",
  response_code: null,
  amount: "10000",
  fee: null,
  currency: "USD",
  url: "http://localhost:3000/simulator/sim_0190f0c0a0007000800000000000abcd?token=ten_1.com_1.signed",
  transfer: null,
};
const approved = { ...open, status: "approved", response_code: "10000", fee: "290" };
const path = `/charges/${open.id}`;

export const fixtures: Fixtures = {
  settings: { callbackSecret: "the simulator and we know this" },
  otherSettings: { callbackSecret: "somebody else's" },
  start: {
    reference: open.reference,
    method: "card",
    label: "Order 1001",
    money: { amount: 10_000n, currency: "USD" },
  },
  started: { providerId: open.id, redirectUrl: open.url },
  recorded: [
    { method: "POST", path: "/charges", answer: open },
    { method: "GET", path, answer: approved },
    { method: "POST", path: `${path}/refunds`, answer: { id: "simr_1" } },
    { method: "GET", path: `/charges?reference=${open.reference}`, answer: { charges: [approved] } },
    { method: "GET", path: "/charges?reference=att_unheard_of", answer: { charges: [] } },
  ],
  callback: {
    headers: { "simulator-signature": "9a5dcafd5ecee6521dfe006390d97f322a5c1b967877d1ce58d2583575a51d23" },
    body: JSON.stringify(approved),
    eventId: `${open.id}:approved`,
    at: "2026-11-20T12:00:00Z",
  },
  refund: {
    money: { amount: 500n, currency: "USD" },
    refundReference: "ref_1",
    expected: { providerId: "simr_1", status: "succeeded" },
  },
};
