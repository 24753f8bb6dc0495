import { createHmac } from "node:crypto";
import { z } from "zod";
import type { CreateLocalProvider, LocalAnswer, LocalCallback, LocalPayer, LocalRequest } from "../conformance-local";
import { canonical } from "./signature";

const API_KEY = "NOW-EXAMPLE";
const IPN_KEY = "nowpayments-ipn-secret-example";
const COINS_PER_UNIT = 1.0055;
const FIRST_PAYMENT = 5_745_459_419;

const CreateInvoice = z.object({
  price_amount: z.number().positive(),
  price_currency: z.string().regex(/^[a-z]{3}$/),
  order_id: z.string(),
  order_description: z.string(),
  ipn_callback_url: z.url(),
  success_url: z.url(),
  cancel_url: z.url(),
});

type Payment = { id: number; invoice: Invoice; status: string; paid: number };
type Invoice = z.infer<typeof CreateInvoice> & { id: string };
type Books = { invoices: Map<string, Invoice>; payments: Map<string, Payment> };

const refusal = (status: number, code: string, message: string): LocalAnswer => ({
  status,
  body: { status: false, statusCode: status, code, message },
});

function createInvoice({ invoices }: Books, body: string): LocalAnswer {
  const asked = CreateInvoice.safeParse(JSON.parse(body));
  if (!asked.success) return refusal(400, "INVALID_REQUEST_PARAMS", z.prettifyError(asked.error));
  if (asked.data.price_amount < 1) return refusal(400, "AMOUNT_MINIMAL_ERROR", "amountTo is too small");
  const made = { ...asked.data, id: String(4_522_625_843 + invoices.size) };
  invoices.set(made.id, made);
  const { id, order_id, order_description, price_amount, price_currency } = made;
  return {
    body: {
      ...{ id, order_id, order_description, price_amount: String(price_amount) },
      token_id: "4943192273",
      price_currency: price_currency.toUpperCase(),
      pay_currency: null,
      invoice_url: `https://nowpayments.io/payment/?iid=${id}`,
      created_at: "2026-11-21T01:00:00.000Z",
      updated_at: "2026-11-21T01:00:00.000Z",
    },
  };
}

function answer(books: Books, { method, path, headers, body }: LocalRequest): LocalAnswer {
  if (path === "/v1/status") return { body: { message: "OK" } };
  if (headers.get("x-api-key") !== API_KEY) return refusal(403, "INVALID_API_KEY", "Invalid api key");
  if (path === "/v1/currencies") return { body: { currencies: ["btc", "eth", "usdttrc20"] } };
  if (method === "POST" && path === "/v1/invoice") return createInvoice(books, body);
  const found = books.payments.get(path.replace("/v1/payment/", ""));
  return found ? { body: paymentOf(found) } : refusal(404, "PAYMENT_NOT_FOUND", "Payment not found");
}

const coinsFor = (amount: number) => Math.round(amount * COINS_PER_UNIT * 1e4) / 1e4;

const paymentOf = ({ id, invoice, status, paid }: Payment) => ({
  payment_id: id,
  payment_status: status,
  pay_address: "TNDFkiSmBQorNFacb3735q8MnT29sn8BLn",
  payin_extra_id: null,
  price_amount: invoice.price_amount,
  price_currency: invoice.price_currency,
  pay_amount: coinsFor(invoice.price_amount),
  actually_paid: paid,
  pay_currency: "usdttrc20",
  order_id: invoice.order_id,
  order_description: invoice.order_description,
  purchase_id: "4944856743",
});

function message(payment: Payment): LocalCallback {
  const told = {
    ...paymentOf(payment),
    parent_payment_id: null,
    invoice_id: Number(payment.invoice.id),
    fee: { currency: "usdttrc20", depositFee: 0.0985, withdrawalFee: 0, serviceFee: 0.1514 },
  };
  const signature = createHmac("sha512", IPN_KEY).update(canonical(told)).digest("hex");
  return {
    headers: { "content-type": "application/json", "x-nowpayments-sig": signature },
    body: JSON.stringify(told),
  };
}

const STEPS: Record<LocalPayer["outcome"], readonly string[]> = {
  pays: ["waiting", "confirming", "confirmed", "sending", "finished"],
  "is declined": ["waiting", "confirming", "failed"],
  "walks away": ["waiting"],
};

/** Each visit to the invoice's page makes a payment of its own there. */
function pay({ invoices, payments }: Books, { redirectUrl, outcome }: LocalPayer): LocalCallback[] {
  const invoice = invoices.get(new URL(redirectUrl).searchParams.get("iid") ?? "");
  if (!invoice) throw new Error(`no invoice behind ${redirectUrl}`);
  const payment = { id: FIRST_PAYMENT + payments.size, invoice, status: "waiting", paid: 0 };
  payments.set(String(payment.id), payment);
  return STEPS[outcome].map((status) => {
    payment.status = status;
    payment.paid = status === "waiting" ? 0 : coinsFor(invoice.price_amount);
    return message(payment);
  });
}

/** NOWPayments as its description tells of it: an invoice has no status, each payment for it tells its own. */
export const createLocalProvider: CreateLocalProvider = () => {
  const books: Books = { invoices: new Map(), payments: new Map() };
  return {
    settings: { apiKey: API_KEY, ipnKey: IPN_KEY },
    money: { amount: 2550n, currency: "USD" },
    method: "crypto",
    answer: (request) => answer(books, request),
    pay: (payer) => ({ callbacks: pay(books, payer) }),
    books: () => ({
      taken: [...books.payments.values()].filter(({ status }) => status === "finished").length,
      refunded: 0,
    }),
  };
};
