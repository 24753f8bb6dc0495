import { and, eq, or, sql } from "drizzle-orm";
import { ledgerAccounts, ledgerTransfers } from "@/db/schema/ledger";
import { type TxCtx, within } from "@/lib/context";

/** In minor units of the attempt's currency: what was ever put into adjustments over it, and how much of that is left there. */
export type Kept = { ever: bigint; left: bigint };

/** How much of an attempt's money is kept in adjustments because it is nobody's. */
export async function keptOfAttempt(ctx: TxCtx, attempt: { id: string; paymentId: string }): Promise<Kept> {
  const { creditAccountId, debitAccountId, amountMinor, paymentId, attemptId } = ledgerTransfers;
  const { id, kind } = ledgerAccounts;
  const isPut = sql`${creditAccountId} = ${id}`;
  const [row] = await ctx.db
    .select({
      ever: sql<string>`coalesce(sum(${amountMinor}) filter (where ${isPut}), 0)`,
      left: sql<string>`coalesce(sum(case when ${isPut} then ${amountMinor} else -${amountMinor} end), 0)`,
    })
    .from(ledgerTransfers)
    .innerJoin(ledgerAccounts, and(eq(kind, "adjustments"), or(eq(id, creditAccountId), eq(id, debitAccountId))))
    .where(within(ctx, ledgerTransfers, and(eq(paymentId, attempt.paymentId), eq(attemptId, attempt.id))));
  return { ever: BigInt(row?.ever ?? 0), left: BigInt(row?.left ?? 0) };
}
