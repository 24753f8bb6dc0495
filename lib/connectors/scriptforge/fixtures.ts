import { createHmac } from "node:crypto";
import { EXAMPLE_SCRIPT } from "@/lib/sandbox";
import type { Fixtures } from "../conformance";

const at = "sandbox.acmepay.example";
const open = {
  id: "ch_1",
  reference: "att_0190f0c0a00070008000000000001234",
  status: "open",
  amount: "100.00",
  currency: "USD",
  fee: null,
  pay_url: "https://sandbox.acmepay.example/pay/ch_1",
};
const paid = { ...open, status: "paid", fee: "2.90" };
const body = JSON.stringify(paid);

const script = {
  script: "scv_1",
  source: EXAMPLE_SCRIPT,
  hosts: { test: [at], live: ["api.acmepay.example"] },
};

export const fixtures: Fixtures = {
  settings: { ...script, values: "API_KEY=key\nWEBHOOK_SECRET=secret" },
  otherSettings: { ...script, values: "API_KEY=key\nWEBHOOK_SECRET=another" },
  start: {
    reference: open.reference,
    method: "pay",
    label: "Order 1001",
    money: { amount: 10_000n, currency: "USD" },
  },
  started: { providerId: "ch_1", redirectUrl: open.pay_url },
  recorded: [
    { method: "POST", path: "/v1/charges", at, answer: open },
    { method: "GET", path: "/v1/charges/ch_1", at, answer: paid },
    { method: "GET", path: `/v1/charges?reference=${open.reference}`, at, answer: { charges: [paid] } },
    { method: "GET", path: "/v1/charges?reference=att_unheard_of", at, answer: { charges: [] } },
    { method: "POST", path: "/v1/charges/ch_1/refunds", at, answer: { id: "re_1" } },
  ],
  callback: {
    headers: { "acme-signature": createHmac("sha256", "secret").update(body).digest("hex") },
    body,
    eventId: "ch_1:succeeded",
    at: "2026-11-21T00:00:00Z",
  },
  refund: {
    money: { amount: 500n, currency: "USD" },
    refundReference: "ref_1",
    expected: { providerId: "re_1", status: "succeeded" },
  },
};
