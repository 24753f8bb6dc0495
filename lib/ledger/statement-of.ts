import { and, desc, eq, gte, or, sql } from "drizzle-orm";
import { olderThan } from "@/db/keyset";
import { ledgerAccounts, ledgerTransfers } from "@/db/schema/ledger";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import { requireCustomer } from "@/lib/customers";
import { type Cursor, decodeCursor, encodeCursor } from "@/lib/kit/cursor";
import { requirePermission } from "@/lib/tenants";

/** One line of a statement. `amount` is signed, in minor units; `balance` is what the customer had after it. */
export type StatementLine = {
  id: string;
  kind: string;
  amount: bigint;
  balance: bigint;
  description: string;
  privateNote: string | null;
  paymentId: string | null;
  createdAt: Date;
};

type Query = {
  customerId: string;
  currencyCode: string;
  /** The period: from this moment on, and before that one. The balances are those of the whole account. */
  createdFrom?: Date | undefined;
  createdBefore?: Date | undefined;
  cursor?: string | undefined;
  limit?: number;
};
type Statement = { balance: bigint; data: StatementLine[]; nextCursor: string | null };

/** A customer's account in one currency, newest first, with the balance after every line (permission `ledger:read`). */
export async function statementOf(ctx: Ctx, query: Query): Promise<Statement> {
  requirePermission(ctx, "ledger:read");
  const { customerId, currencyCode, createdFrom, limit = 25 } = query;
  const end = endOf(query);
  return transact(ctx, async (ctx) => {
    await requireCustomer(ctx, { id: customerId });
    const account = await accountOf(ctx, customerId, currencyCode);
    if (!account) return { balance: 0n, data: [], nextCursor: null };
    const { id } = account;
    const ours = or(eq(ledgerTransfers.debitAccountId, id), eq(ledgerTransfers.creditAccountId, id));
    const rows = await ctx.db
      .select()
      .from(ledgerTransfers)
      .where(within(ctx, ledgerTransfers, ours, ...between(end, createdFrom)))
      .orderBy(desc(ledgerTransfers.createdAt), desc(ledgerTransfers.id))
      .limit(limit + 1);
    let balance = account.balanceMinor - (end ? await sumSince(ctx, id, end) : 0n);
    const data = rows.slice(0, limit).map((row) => {
      const amount = row.creditAccountId === id ? row.amountMinor : -row.amountMinor;
      const line = { ...lineOf(row), amount, balance };
      balance -= amount;
      return line;
    });
    const last = rows.length > limit ? data.at(-1) : undefined;
    const nextCursor = last ? encodeCursor({ at: last.createdAt, id: last.id }) : null;
    return { balance: account.balanceMinor, data, nextCursor };
  });
}

/** Where the page begins: behind the page before, else where the period ends. No id is less than an empty one. */
function endOf({ cursor, createdBefore }: Query): Cursor | null {
  if (cursor) return decodeCursor(cursor);
  return createdBefore ? { at: createdBefore, id: "" } : null;
}

const between = (end: Cursor | null, from: Date | undefined) => [
  end ? olderThan(ledgerTransfers, end) : undefined,
  from ? gte(ledgerTransfers.createdAt, from) : undefined,
];

const lineOf = ({ id, kind, description, privateNote, paymentId, createdAt }: typeof ledgerTransfers.$inferSelect) => ({
  ...{ id, kind, description, privateNote, paymentId, createdAt },
});

async function accountOf(ctx: TxCtx, owner: string, currencyCode: string) {
  const named = and(
    eq(ledgerAccounts.kind, "customer"),
    eq(ledgerAccounts.owner, owner),
    eq(ledgerAccounts.currencyCode, currencyCode),
  );
  const [row] = await ctx.db
    .select()
    .from(ledgerAccounts)
    .where(within(ctx, ledgerAccounts, named));
  return row ?? null;
}

/** What the lines of the pages before came to. */
async function sumSince(ctx: TxCtx, accountId: string, cursor: { at: Date; id: string }): Promise<bigint> {
  const { debitAccountId, creditAccountId, amountMinor } = ledgerTransfers;
  const ours = or(eq(debitAccountId, accountId), eq(creditAccountId, accountId));
  const amount = sql<string>`coalesce(sum(case ${creditAccountId} when ${accountId} then ${amountMinor} else -${amountMinor} end), 0)`;
  const [row] = await ctx.db
    .select({ amount })
    .from(ledgerTransfers)
    .where(within(ctx, ledgerTransfers, ours, sql`not (${olderThan(ledgerTransfers, cursor)})`));
  return BigInt(row?.amount ?? "0");
}
