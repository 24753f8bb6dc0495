import { createHmac } from "node:crypto";
import { z } from "zod";
import type { CreateLocalProvider, LocalAnswer, LocalCallback, LocalPayer, LocalRequest } from "../conformance-local";
import {
  type Refund,
  refundCreated,
  refundFetched,
  refundListed,
  refundTold,
  type Transaction,
  transactionData,
} from "./local-answers";

const SECRET = "sk_test_EXAMPLE-not-a-real-key";
const CURRENCIES = ["NGN", "GHS", "ZAR", "KES", "USD", "XOF"];

const Initialize = z.object({
  email: z.email(),
  amount: z.int().min(1),
  currency: z.enum(CURRENCIES),
  reference: z.string().regex(/^[\w.=-]{1,100}$/),
  callback_url: z.url(),
});
const CreateRefund = z.object({
  transaction: z.string(),
  amount: z.int().min(1),
  merchant_note: z.string().default(""),
  customer_note: z.string().default(""),
});

const refusal = (status: number, message: string, code?: string): LocalAnswer => ({
  status,
  body: {
    status: false,
    message,
    type: "validation_error",
    ...(code && { code }),
    meta: { nextStep: "Look at the request" },
  },
});
const said = (message: string, data: unknown): LocalAnswer => ({ body: { status: true, message, data } });

type Books = { transactions: Map<string, Transaction>; refunds: Refund[]; nextId: number };

function initialize(books: Books, body: string): LocalAnswer {
  const asked = Initialize.safeParse(JSON.parse(body));
  if (!asked.success) return refusal(400, z.prettifyError(asked.error), "invalid_params");
  const { reference } = asked.data;
  if (books.transactions.has(reference)) return refusal(400, "Duplicate Transaction Reference", "duplicate_reference");
  const code = `code${books.nextId}`;
  const made = { ...asked.data, id: books.nextId++, code, status: "abandoned" as const, refunded: 0 };
  books.transactions.set(reference, made);
  const page = { authorization_url: `https://checkout.paystack.com/${code}`, access_code: code, reference };
  return said("Authorization URL created", page);
}

function verify({ transactions }: Books, reference: string): LocalAnswer {
  const found = transactions.get(reference);
  if (!found) return refusal(404, "Transaction reference not found.");
  return said("Verification successful", transactionData(found));
}

function giveBack(books: Books, body: string): LocalAnswer {
  const asked = CreateRefund.safeParse(JSON.parse(body));
  const found = asked.success ? books.transactions.get(asked.data.transaction) : undefined;
  if (!asked.success || found?.status !== "success") return refusal(400, "Transaction can not be refunded");
  const { amount, merchant_note: note } = asked.data;
  if (found.refunded + amount > found.amount) return refusal(400, "Refund amount is more than the transaction's");
  found.refunded += amount;
  const refund = { id: books.nextId++, transaction: found, amount, note };
  books.refunds.push(refund);
  return said("Refund has been queued for processing", refundCreated(refund));
}

function refundsOf({ refunds }: Books, id: string | undefined, transaction: string | null): LocalAnswer {
  if (id === undefined) {
    const found = refunds.filter((one) => String(one.transaction.id) === transaction);
    return said("Refunds retrieved", found.map(refundListed));
  }
  const found = refunds.find((one) => String(one.id) === id);
  return found ? said("Refund retrieved", refundFetched(found)) : refusal(404, "Refund not found");
}

function answer(books: Books, { method, path, query, headers, body }: LocalRequest): LocalAnswer {
  if (headers.get("authorization") !== `Bearer ${SECRET}`) return refusal(401, "Invalid key");
  const [, noun, name, id] = path.split("/").map(decodeURIComponent);
  const call = `${method} ${noun} ${noun === "transaction" ? name : ""}`.trim();
  if (call === "GET balance") return said("Balances retrieved", [{ currency: "NGN", balance: 0 }]);
  if (call === "POST transaction initialize") return initialize(books, body);
  if (call === "GET transaction verify") return verify(books, id ?? "");
  if (call === "POST refund") return giveBack(books, body);
  if (call === "GET refund") return refundsOf(books, name, query.get("transaction"));
  return refusal(404, "No such address");
}

function pay({ transactions }: Books, { redirectUrl, outcome }: LocalPayer): LocalCallback[] {
  const code = new URL(redirectUrl).pathname.slice(1);
  const found = [...transactions.values()].find((one) => one.code === code);
  if (!found) throw new Error(`no transaction behind ${redirectUrl}`);
  if (outcome === "is declined") found.status = "failed";
  if (outcome !== "pays") return [];
  found.status = "success";
  return [signed({ event: "charge.success", data: transactionData(found) })];
}

function signed(message: unknown): LocalCallback {
  const body = JSON.stringify(message);
  const signature = createHmac("sha512", SECRET).update(body).digest("hex");
  return { headers: { "content-type": "application/json", "x-paystack-signature": signature }, body };
}

/** Paystack as its description tells of it: a reference is good for one transaction, failures are found by asking. */
export const createLocalProvider: CreateLocalProvider = () => {
  const books: Books = { transactions: new Map(), refunds: [], nextId: 4_099_260_516 };
  return {
    settings: { publicKey: "pk_test_example", secretKey: SECRET },
    money: { amount: 500_000n, currency: "NGN" },
    method: "checkout",
    answer: (request) => answer(books, request),
    pay: (payer) => ({ callbacks: pay(books, payer) }),
    refundCallbacks(providerRefundId) {
      const found = books.refunds.find(({ id }) => String(id) === providerRefundId);
      return found ? [signed({ event: "refund.processed", data: refundTold(found) })] : [];
    },
    books: () => ({
      taken: [...books.transactions.values()].filter(({ status }) => status === "success").length,
      refunded: books.refunds.length,
    }),
  };
};
