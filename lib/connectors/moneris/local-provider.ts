import { z } from "zod";
import type { CreateLocalProvider, LocalAnswer, LocalPayer, LocalRequest } from "../conformance-local";
import { element, fieldsOf, parseXml } from "./xml";

const PROOF = {
  store_id: "monca00001",
  api_token: "yesguy-example",
  checkout_id: "chktEXAMPLEtore1",
  environment: "qa",
};

const Preload = z.object({
  action: z.literal("preload"),
  txn_total: z.string().regex(/^\d{1,9}\.\d{2}$/),
  order_no: z
    .string()
    .max(50)
    .regex(/^[^<>$%=?^"{}[\]\\]*$/)
    .optional(),
});

type Sale = {
  ticket: string;
  order: string;
  total: string;
  outcome: "open" | "a" | "d";
  number: string;
  refunded: number;
};
type Books = { sales: Sale[]; refunds: number };

const refused = (field: string, data: string): LocalAnswer => ({
  body: { response: { success: "false", error: { [field]: { data } } } },
});

function preload({ sales }: Books, asked: unknown): LocalAnswer {
  const read = Preload.safeParse(asked);
  if (!read.success) return refused("txn_total", z.prettifyError(read.error));
  const { order_no: order = "", txn_total: total } = read.data;
  if (sales.some((one) => one.order === order)) return refused("order_no", "Duplicate order_no");
  const ticket = `17000000${sales.length}aBcDeFgHiJkLmNoPqRsTuVwXyZ`;
  sales.push({ ticket, order, total, outcome: "open", number: `745${sales.length}-0_715`, refunded: 0 });
  return { body: { response: { success: "true", ticket } } };
}

function receipt({ sales }: Books, ticket: unknown): LocalAnswer {
  const found = sales.find((one) => one.ticket === ticket);
  if (!found) return refused("ticket", "Invalid ticket");
  if (found.outcome === "open") return refused("ticket", "Transaction not completed");
  const isPaid = found.outcome === "a";
  return {
    body: {
      response: {
        success: "true",
        request: { txn_total: found.total, ticket: found.ticket, order_no: found.order },
        receipt: {
          result: found.outcome,
          cc: {
            order_no: found.order,
            cust_id: null,
            transaction_no: found.number,
            reference_no: "660148420010124780",
            transaction_code: "00",
            amount: found.total,
            response_code: isPaid ? "027" : "481",
            iso_response_code: isPaid ? "01" : "05",
            approval_code: isPaid ? "113542" : null,
            card_type: "V",
            first6last4: "424242***4242",
            expiry_date: "0129",
          },
        },
      },
    },
  };
}

const cents = (total: string) => Number(total.replace(".", ""));

function gateway(books: Books, body: string): LocalAnswer {
  const request = parseXml(body.replace(/^<\?xml[^>]*\?>/, ""));
  const { store_id, api_token } = fieldsOf(request);
  const asked = request.children.find(({ name }) => name === "refund");
  if (store_id !== PROOF.store_id || api_token !== PROOF.api_token || !asked)
    return gatewayAnswer("null", "false", "null");
  const { order_id, amount = "", txn_number } = fieldsOf(asked);
  const sale = books.sales.find(({ order, number }) => order === order_id && number === txn_number);
  if (sale?.outcome !== "a" || sale.refunded + cents(amount) > cents(sale.total))
    return gatewayAnswer("476", "true", "null");
  sale.refunded += cents(amount);
  books.refunds++;
  return gatewayAnswer("027", "true", `${sale.number.split("-")[0]}-${books.refunds}_715`);
}

function gatewayAnswer(code: string, complete: string, id: string): LocalAnswer {
  const fields = {
    ReceiptId: "null",
    ResponseCode: code,
    Complete: complete,
    TransID: id,
    TimedOut: "false",
    Ticket: "null",
  };
  const receipt = Object.entries(fields).map(([name, value]) => element(name, value));
  const { xml } = element("response", [element("receipt", receipt)]);
  return { type: "text/xml", body: `<?xml version="1.0" standalone="yes"?>${xml}` };
}

function answer(books: Books, { origin, body }: LocalRequest): LocalAnswer {
  if (origin === "https://esqa.moneris.com") return gateway(books, body);
  const asked: unknown = JSON.parse(body);
  const given = z.record(z.string(), z.unknown()).parse(asked);
  const wrong = Object.entries(PROOF).find(([name, value]) => given[name] !== value);
  if (wrong) return refused(wrong[0], `Invalid ${wrong[0]}`);
  return given.action === "receipt" ? receipt(books, given.ticket) : preload(books, asked);
}

/** The form of Moneris is in our page, and was drawn for the ticket that was made last. */
function pay({ sales }: Books, { outcome }: LocalPayer): void {
  const sale = sales.at(-1);
  if (!sale) throw new Error("no ticket");
  if (outcome === "pays") sale.outcome = "a";
  if (outcome === "is declined") sale.outcome = "d";
}

/** Moneris as its description tells of it: it never calls, and a receipt is the only word it gives. */
export const createLocalProvider: CreateLocalProvider = () => {
  const books: Books = { sales: [], refunds: 0 };
  return {
    settings: { storeId: PROOF.store_id, signature: PROOF.api_token, checkoutId: PROOF.checkout_id },
    money: { amount: 2500n, currency: "CAD" },
    method: "card",
    answer: (request) => answer(books, request),
    pay(payer) {
      pay(books, payer);
      return { callbacks: [] };
    },
    books: () => ({ taken: books.sales.filter(({ outcome }) => outcome === "a").length, refunded: books.refunds }),
  };
};
