import type { BookEntry, Booked, BookSession, Http, HttpInit } from "../contract";
import type { Settings } from "./settings";
import { BankTransactions, dayOf, Invoices, type Line, numberOf, Payments, sumOf } from "./wire";

const API = "/api.xro/2.0";

type Desk = { http: Http; session: BookSession; settings: Settings };

/** A call into one organisation's books. The key makes a second try of the same write find the first. */
export function call({ http, session }: Omit<Desk, "settings">, path: string, init: HttpInit = {}, key?: string) {
  const headers = {
    authorization: `Bearer ${session.access}`,
    "xero-tenant-id": session.organisationId,
    ...(key && { "idempotency-key": key }),
  };
  return http(`${API}${path}`, { ...init, headers });
}

/** Writes the entry part by part; each part has a key of its own, so a try that broke off goes on where it stopped. */
export const bookEntry = (desk: Desk, entry: BookEntry): Promise<Booked> =>
  desk.settings.style === "invoices" && entry.isSale ? bookInvoice(desk, entry) : bookTransaction(desk, entry);

function linesOf({ settings }: Desk, { lines }: BookEntry): Line[] {
  const accounts = { sales: settings.salesAccount, surcharge: settings.surchargeAccount, fee: settings.feeAccount };
  return lines.map(({ purpose, description, money }) => ({
    Description: description,
    Quantity: 1,
    UnitAmount: numberOf(money),
    AccountCode: accounts[purpose],
  }));
}

async function bookInvoice(desk: Desk, entry: BookEntry): Promise<Booked> {
  const { reference, at, contact } = entry;
  const total = sumOf(entry);
  const invoice = {
    Type: "ACCREC",
    Contact: { Name: contact },
    LineItems: linesOf(desk, entry),
    LineAmountTypes: "NoTax",
    Date: dayOf(at),
    DueDate: dayOf(at),
    InvoiceNumber: reference,
    Reference: entry.description,
    CurrencyCode: total.currency,
    Status: "AUTHORISED",
  };
  const made = Invoices.parse(
    await call(desk, "/Invoices", { method: "PUT", body: { Invoices: [invoice] } }, `${reference}:invoice`),
  );
  const InvoiceID = made.Invoices[0]?.InvoiceID ?? "";
  const payment = {
    Invoice: { InvoiceID },
    Account: { Code: desk.settings.bankAccount },
    Date: dayOf(at),
    Amount: numberOf(total),
    Reference: reference,
  };
  const paid = Payments.parse(
    await call(desk, "/Payments", { method: "PUT", body: { Payments: [payment] } }, `${reference}:payment`),
  );
  return { invoice: InvoiceID, payment: paid.Payments[0]?.PaymentID ?? "" };
}

async function bookTransaction(desk: Desk, entry: BookEntry): Promise<Booked> {
  const { reference, at, contact, direction } = entry;
  const transaction = {
    Type: direction === "in" ? "RECEIVE" : "SPEND",
    Contact: { Name: contact },
    LineItems: linesOf(desk, entry),
    LineAmountTypes: "NoTax",
    BankAccount: { Code: desk.settings.bankAccount },
    Date: dayOf(at),
    Reference: reference,
    CurrencyCode: sumOf(entry).currency,
  };
  const body = { BankTransactions: [transaction] };
  const made = BankTransactions.parse(
    await call(desk, "/BankTransactions", { method: "PUT", body }, `${reference}:transaction`),
  );
  return { transaction: made.BankTransactions[0]?.BankTransactionID ?? "" };
}
