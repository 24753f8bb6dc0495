import type { Fixtures } from "../conformance";

const reference = "att_0190f0c0a00070008000000000001234";
const invoice = {
  id: "4522625843",
  token_id: "4943192273",
  order_id: reference,
  order_description: "Order 1001",
  price_amount: "25",
  price_currency: "USD",
  pay_currency: null,
  invoice_url: "https://nowpayments.io/payment/?iid=4522625843",
};
const payment = {
  payment_id: 5745459419,
  parent_payment_id: null,
  invoice_id: 4522625843,
  payment_status: "finished",
  pay_address: "TNDFkiSmBQorNFacb3735q8MnT29sn8BLn",
  payin_extra_id: null,
  price_amount: 25,
  price_currency: "usd",
  pay_amount: 25.1375,
  actually_paid: 25.1375,
  actually_paid_at_fiat: 0,
  pay_currency: "usdttrc20",
  order_id: reference,
  order_description: "Order 1001",
  purchase_id: "4944856743",
  outcome_amount: 24.8861,
  outcome_currency: "usdttrc20",
  payment_extra_ids: null,
  fee: { currency: "usdttrc20", depositFee: 0.0985, withdrawalFee: 0, serviceFee: 0.1514 },
};

export const fixtures: Fixtures = {
  settings: { apiKey: "NOW-EXAMPLE", ipnKey: "nowpayments-ipn-secret-example" },
  otherSettings: { apiKey: "NOW-EXAMPLE", ipnKey: "somebody-elses" },
  start: { reference, method: "crypto", label: "Order 1001", money: { amount: 2500n, currency: "USD" } },
  started: { providerId: invoice.id, redirectUrl: invoice.invoice_url },
  findsByReference: false,
  recorded: [{ method: "POST", path: "/v1/invoice", answer: JSON.stringify(invoice) }],
  callback: {
    headers: {
      "x-nowpayments-sig":
        "c14c6e9811f26ee91bb7aa82d6864b5f6c043d498e5a4744dc3ec217266f8c23df5e7bdd47011e9bad7119f8df336f39deb681a69e77990cdfa4f7a4e2271196",
    },
    body: JSON.stringify(payment),
    eventId: "5745459419:finished:25.1375",
    at: "2026-11-20T12:00:00Z",
  },
};
