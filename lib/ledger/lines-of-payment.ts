import { asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { ledgerAccounts, ledgerTransfers } from "@/db/schema/ledger";
import { type Ctx, transact, within } from "@/lib/context";
import { requirePermission } from "@/lib/tenants";

/** Every movement a payment has caused, oldest first, with the purses it went from and to (permission `ledger:read`). */
export async function linesOfPayment(ctx: Ctx, paymentId: string) {
  requirePermission(ctx, "ledger:read");
  const debit = alias(ledgerAccounts, "debit");
  const credit = alias(ledgerAccounts, "credit");
  const { id, kind, amountMinor: amount, currencyCode, createdAt, sequence } = ledgerTransfers;
  return transact(ctx, ({ db }) =>
    db
      .select({ id, kind, amount, currencyCode, createdAt, from: debit.kind, to: credit.kind })
      .from(ledgerTransfers)
      .innerJoin(debit, eq(debit.id, ledgerTransfers.debitAccountId))
      .innerJoin(credit, eq(credit.id, ledgerTransfers.creditAccountId))
      .where(within(ctx, ledgerTransfers, eq(ledgerTransfers.paymentId, paymentId)))
      .orderBy(asc(sequence)),
  );
}
