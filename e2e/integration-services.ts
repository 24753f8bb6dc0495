export type Service = {
  name: string;
  category: string;
  /** What the form asks, in order and to the letter. */
  labels: string[];
  /** What is typed into which field. */
  typed: Record<string, string>;
  /** Fields that are never shown again. */
  secrets?: string[];
  /** What is chosen from which list. */
  chosen?: Record<string, string>;
  /** What is ticked. */
  ticked?: string[];
  currency?: string;
};

const MONEY = ["Currencies", "Deduct Payment Fees", "Surcharge", "Surcharge Percent"];
const WITHOUT_FEES = ["Currencies", "Surcharge", "Surcharge Percent"];

/** One row for each form of the catalogue. */
export const SERVICES: Service[] = [
  {
    name: "PayPal Express Checkout",
    category: "Payment Gateway",
    labels: [
      "Mode",
      "API Username",
      "API Password",
      "Email",
      "Signature",
      "REST client ID",
      "REST client secret",
      "Webhook ID",
      ...MONEY,
      "Label",
      "Callback URL",
    ],
    typed: {
      "API Username": "seller_api1.example.com",
      "API Password": "QFZCWN5HZM8VBG7Q",
      Email: "seller@example.com",
      Signature: "AFcWxV21C7fd0v3bYYYRCpSSRl31A-example",
    },
    secrets: ["API Password", "Signature"],
    currency: "USD",
  },
  {
    name: "PayPal IPN",
    category: "Payment Gateway",
    labels: [
      "IPN URL",
      "Payment Types",
      "Verify Transaction",
      "Our PayPal email addresses",
      "Currencies",
      "Deduct Payment Fees",
      "Label",
    ],
    typed: { "Our PayPal email addresses": "seller@example.com" },
    ticked: ["Mass Pay", "Send Money"],
    currency: "USD",
  },
  {
    name: "Stripe",
    category: "Payment Gateway",
    labels: ["Mode", "Public Key", "Private Key", "Webhook Signing Secret", ...WITHOUT_FEES, "Label", "Callback URL"],
    typed: {
      "Public Key": "pk_test_51NorthwindExample",
      "Private Key": "sk_test_51NorthwindExample",
      "Webhook Signing Secret": "whsec_NorthwindExample",
    },
    secrets: ["Private Key", "Webhook Signing Secret"],
    currency: "EUR",
  },
  {
    name: "Duo Security",
    category: "Security",
    labels: ["Integration Key", "Secret", "Email", "Host", "AKey", "How people confirm", "Label"],
    typed: {
      "Integration Key": "DI1234567890ABCDEFGH",
      Secret: "0123456789012345678901234567890123456789",
      Host: "api-1234abcd.duosecurity.com",
    },
    secrets: ["Secret"],
  },
  {
    name: "Moneris",
    category: "Payment Gateway",
    labels: ["Store ID", "Signature", "Checkout ID", ...WITHOUT_FEES, "Label"],
    typed: { "Store ID": "monca00001", Signature: "yesguy-example", "Checkout ID": "chktEXAMPLEtore1" },
    secrets: ["Signature"],
    currency: "CAD",
  },
  {
    name: "Razorpay",
    category: "Payment Gateway",
    labels: ["Mode", "Key ID", "Key Secret", "Webhook Secret", ...MONEY, "Label", "Callback URL"],
    typed: {
      "Key ID": "rzp_test_example",
      "Key Secret": "northwind-secret-example",
      "Webhook Secret": "razorpay-webhook-secret-example",
    },
    secrets: ["Key Secret", "Webhook Secret"],
    currency: "INR",
  },
  {
    name: "Paystack",
    category: "Payment Gateway",
    labels: ["Mode", "Public Key", "Private Key", "Currencies", "Label", "Callback URL"],
    typed: { "Public Key": "pk_test_northwind", "Private Key": "sk_test_northwind_example" },
    secrets: ["Private Key"],
    currency: "NGN",
  },
  {
    name: "PayMongo",
    category: "Payment Gateway",
    labels: ["Mode", "Public Key", "Private Key", "Webhook Secret", "Currencies", "Label", "Callback URL"],
    typed: {
      "Public Key": "pk_test_northwind",
      "Private Key": "sk_test_northwind_example",
      "Webhook Secret": "whsk_northwind_example",
    },
    secrets: ["Private Key", "Webhook Secret"],
  },
  {
    name: "NOWPayments",
    category: "Payment Gateway",
    labels: ["Mode", "API Key", "IPN Key", "Currencies", "Label", "Callback URL"],
    typed: { "API Key": "NOW-EXAMPLE-NORTHWIND", "IPN Key": "nowpayments-ipn-secret-example" },
    secrets: ["API Key", "IPN Key"],
    currency: "USD",
  },
  {
    name: "Emetec",
    category: "Payment Gateway",
    labels: ["Mode", "Base URL", "Entity ID", "Authorization", "Webhook key", ...WITHOUT_FEES, "Label", "Callback URL"],
    typed: {
      "Base URL": "https://eu-test.oppwa.com",
      "Entity ID": "8a8294174b7ecb28014b9699220015ca",
      Authorization: "token-example-of-northwind",
      "Webhook key": "000102030405060708090A0B0C0D0E0F000102030405060708090A0B0C0D0E0F",
    },
    secrets: ["Authorization", "Webhook key"],
    currency: "EUR",
  },
  {
    name: "Bank transfer",
    category: "Payment Gateway",
    labels: [
      "Account holder",
      "IBAN or account number",
      "BIC, sort code or routing number",
      "Bank name",
      "Note to payers",
      ...WITHOUT_FEES,
      "Label",
    ],
    typed: {
      "Account holder": "Northwind Trading Ltd",
      "IBAN or account number": "DE89 3704 0044 0532 0130 00",
      "BIC, sort code or routing number": "COBADEFFXXX",
    },
    currency: "EUR",
  },
];
