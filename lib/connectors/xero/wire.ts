import { z } from "zod";
import { type Money, toMajor } from "@/lib/kit/money";
import type { BookEntry, BookTokens, Organisation } from "../contract";

const Tokens = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number().int().positive(),
});
const Connections = z.array(
  z.object({ id: z.string(), tenantId: z.string(), tenantType: z.string(), tenantName: z.string() }),
);

export function tokensOf(answer: unknown): BookTokens {
  const { access_token, refresh_token, expires_in } = Tokens.parse(answer);
  return { access: access_token, refresh: refresh_token, expiresInSeconds: expires_in };
}

/** Only organisations keep books; a practice's own tenant does not. */
export const organisationsOf = (answer: unknown): Organisation[] =>
  Connections.parse(answer)
    .filter(({ tenantType }) => tenantType === "ORGANISATION")
    .map(({ id, tenantId, tenantName }) => ({ id: tenantId, name: tenantName, connectionId: id }));

export const Invoices = z.object({ Invoices: z.array(z.object({ InvoiceID: z.string(), Status: z.string() })).min(1) });
export const Payments = z.object({ Payments: z.array(z.object({ PaymentID: z.string() })).min(1) });
export const BankTransactions = z.object({
  BankTransactions: z.array(z.object({ BankTransactionID: z.string(), Status: z.string().optional() })).min(1),
});

export type Line = { Description: string; Quantity: number; UnitAmount: number; AccountCode: string };

/** Xero takes JSON numbers. Two to four decimals of up to 15 digits pass through one unharmed, and no charge is longer. */
export const numberOf = ({ amount, currency }: Money): number => Number(toMajor(amount, currency));

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** All lines of an entry together. */
export const sumOf = ({ lines }: BookEntry): Money => ({
  amount: lines.reduce((sum, { money }) => sum + money.amount, 0n),
  currency: lines[0]?.money.currency ?? "",
});
