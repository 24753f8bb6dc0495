import type { Fixtures, Recorded } from "../conformance";

const reference = "att_0190f0c0a00070008000000000001234";
const token = "EC-1NK66318YB717835M";
const transaction = "8RM57414KW761861W";
const order = "5O190127TN364715T";
const capture = "3C679366HH908993F";
const refundReference = "rfd_0190f0c0a00070008000000000005678";

const keys = {
  username: "seller_api1.example.test",
  password: "EXAMPLEPWD",
  email: "billing@example.test",
  signature: "ExampleSignature",
};
const restKeys = {
  ...keys,
  clientId: "AclientExample",
  clientSecret: "EsecretExample",
  webhookId: "1JE4291016473214C",
};

const said = (fields: Record<string, string>) =>
  new URLSearchParams({
    TIMESTAMP: "2026-11-21T01:00:00Z",
    CORRELATIONID: "37b8b9915987c",
    ACK: "Success",
    ...fields,
  }).toString();

const nvp = (holding: string, fields: Record<string, string>): Recorded => ({
  method: "POST",
  path: "/nvp",
  holding,
  answer: said(fields),
});

const paid = {
  TRANSACTIONID: transaction,
  PAYMENTSTATUS: "Completed",
  AMT: "25.00",
  FEEAMT: "1.03",
  CURRENCYCODE: "USD",
  INVNUM: reference,
  CUSTOM: token,
};

const start = { reference, method: "paypal", label: "Order 1001", money: { amount: 2_500n, currency: "USD" } };
const refund = { money: { amount: 1_000n, currency: "USD" }, refundReference };

/** The first generation, which finds a payment by our reference once it is paid. */
export const fixtures: Fixtures = {
  settings: keys,
  otherSettings: { ...keys, signature: "AnotherSignature" },
  start,
  started: {
    providerId: token,
    redirectUrl: `https://www.sandbox.paypal.com/cgi-bin/webscr?cmd=_express-checkout&useraction=commit&token=${token}`,
  },
  findsByReference: false,
  recorded: [
    nvp("METHOD=SetExpressCheckout", { TOKEN: token }),
    nvp("METHOD=GetExpressCheckoutDetails", {
      TOKEN: token,
      CHECKOUTSTATUS: "PaymentActionCompleted",
      PAYMENTREQUEST_0_AMT: "25.00",
      PAYMENTREQUEST_0_CURRENCYCODE: "USD",
      PAYMENTREQUEST_0_INVNUM: reference,
      PAYMENTREQUEST_0_TRANSACTIONID: transaction,
    }),
    nvp("METHOD=GetTransactionDetails", paid),
    nvp(`INVNUM=${reference}`, { L_TRANSACTIONID0: transaction, L_AMT0: "25.00" }),
    nvp("INVNUM=att_unheard_of", {}),
    nvp("METHOD=RefundTransaction", { REFUNDTRANSACTIONID: "2CX12345AB678901E", REFUNDSTATUS: "Instant" }),
  ],
  callback: {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: `mc_gross=25.00&invoice=${reference}&payment_status=Completed&charset=UTF-8&mc_fee=1.03&custom=${token}&receiver_email=billing%40example.test&txn_id=${transaction}&txn_type=express_checkout&mc_currency=USD&test_ipn=1`,
    eventId: `${token}:succeeded`,
    at: "2026-11-21T12:00:00Z",
  },
  refund: { ...refund, expected: { providerId: "2CX12345AB678901E", status: "succeeded" } },
};

const amount = { currency_code: "USD", value: "25.00" };
const captured = {
  id: capture,
  status: "COMPLETED",
  amount,
  custom_id: reference,
  seller_receivable_breakdown: { gross_amount: amount, paypal_fee: { currency_code: "USD", value: "1.17" } },
  supplementary_data: { related_ids: { order_id: order } },
};
const page = `https://www.sandbox.paypal.com/checkoutnow?token=${order}`;
const links = [{ href: page, rel: "payer-action", method: "GET" }];
const unit = { reference_id: reference, custom_id: reference, invoice_id: reference, amount };
const done = { id: order, status: "COMPLETED", purchase_units: [{ ...unit, payments: { captures: [captured] } }] };
const rest = (method: string, path: string, answer: unknown): Recorded => ({ method, path, at: "rest", answer });

/** The second generation, behind the same card. */
export const moreFixtures: Readonly<Record<string, Fixtures>> = {
  "Orders v2": {
    settings: restKeys,
    otherSettings: { ...restKeys, clientSecret: "AnotherSecret" },
    start,
    started: { providerId: order, redirectUrl: page },
    findsByReference: false,
    recorded: [
      rest("POST", "/v1/oauth2/token", { access_token: "A21-example", token_type: "Bearer", expires_in: 32_400 }),
      rest("POST", "/v2/checkout/orders", { id: order, status: "PAYER_ACTION_REQUIRED", links }),
      rest("GET", `/v2/checkout/orders/${order}`, done),
      rest("POST", `/v2/payments/captures/${capture}/refund`, { id: "1JU08902781691411", status: "COMPLETED" }),
    ],
    callback: {
      headers: {
        "paypal-transmission-id": "69cd13f0-d67a-11e5-baa3-778b53f4ae55",
        "paypal-transmission-time": "2026-11-21T01:00:01Z",
        "paypal-auth-algo": "SHA256withRSA",
        "paypal-cert-url": "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-example",
        "paypal-transmission-sig": "c2lnbmF0dXJl",
      },
      body: JSON.stringify({ id: "WH-1", event_type: "PAYMENT.CAPTURE.COMPLETED", resource: captured }),
      eventId: `${order}:succeeded`,
      at: "2026-11-21T12:00:00Z",
    },
    refund: { ...refund, expected: { providerId: "1JU08902781691411", status: "succeeded" } },
  },
};
