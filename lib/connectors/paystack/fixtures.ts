import type { Fixtures } from "../conformance";

const reference = "att_0190f0c0a00070008000000000001234";
const transaction = {
  id: "id",
  domain: "test",
  status: "success",
  reference,
  amount: 500_000,
  requested_amount: 500_000,
  fees: 17_500,
  currency: "NGN",
  gateway_response: "Successful",
  metadata: { label: "Order 1001" },
  customer: { id: 1, email: "ada@example.com" },
};
/** An id beyond what a number of JavaScript keeps, as Paystack warns of. */
const exact = (value: unknown) => JSON.stringify(value).replace('"id":"id"', '"id":18446744073709551615');
const refund = { id: "id", status: "pending", amount: 100_000, currency: "NGN", merchant_note: "ref_1" };

export const fixtures: Fixtures = {
  settings: { publicKey: "pk_test_example", secretKey: "sk_test_EXAMPLE-not-a-real-key" },
  otherSettings: { publicKey: "pk_test_other", secretKey: "sk_test_somebody-elses" },
  start: { reference, method: "checkout", label: "Order 1001", money: { amount: 500_000n, currency: "NGN" } },
  started: { providerId: reference, redirectUrl: "https://checkout.paystack.com/0peioxfhpn" },
  recorded: [
    {
      method: "POST",
      path: "/transaction/initialize",
      answer: {
        status: true,
        message: "Authorization URL created",
        data: { authorization_url: "https://checkout.paystack.com/0peioxfhpn", access_code: "0peioxfhpn", reference },
      },
    },
    {
      method: "GET",
      path: `/transaction/verify/${reference}`,
      answer: exact({ status: true, message: "Verification successful", data: transaction }),
    },
    {
      method: "GET",
      path: "/transaction/verify/att_unheard_of",
      rejected: 400,
      answer: {
        status: false,
        message: "Transaction reference not found.",
        type: "validation_error",
        code: "transaction_not_found",
      },
    },
    {
      method: "POST",
      path: "/refund",
      answer: exact({ status: true, message: "Refund has been queued for processing", data: refund }),
    },
  ],
  callback: {
    headers: {
      "x-paystack-signature":
        "d71a1ccf6ef35e63b00290ba72a843b8b46fb3e47129d0e491e13561ac244ab41ff271754f1bddbba8010bf06f9bca7fdf19a4965417e49b76f3a2bc31b6927d",
    },
    body: exact({ event: "charge.success", data: transaction }),
    eventId: `${reference}:success`,
    at: "2026-11-20T12:00:00Z",
  },
  refund: {
    money: { amount: 100_000n, currency: "NGN" },
    refundReference: "ref_1",
    expected: { providerId: "18446744073709551615", status: "pending" },
  },
  live: { settings: { publicKey: "pk_live_example", secretKey: "sk_live_example" }, field: "secretKey" },
};
