import { and, asc, inArray, or, type SQL, sql } from "drizzle-orm";
import { ledgerAccounts, ledgerTransfers } from "@/db/schema/ledger";
import { placeOf, type TxCtx, within } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import type { Money } from "@/lib/kit/money";
import type { Line, Purse } from "./schema";

type TransferRow = typeof ledgerTransfers.$inferSelect;
type AccountRow = typeof ledgerAccounts.$inferSelect;

/** What a transaction is about; kept on every line of it. */
export type About = Partial<
  Pick<
    TransferRow,
    | "paymentId"
    | "attemptId"
    | "refundId"
    | "incomingId"
    | "manualPaymentId"
    | "providerEventId"
    | "description"
    | "privateNote"
  >
>;

/**
 * Moves money between purses inside the caller's transaction, all lines or none. Lines of zero are left out, one with a
 * negative amount is a bug. Gives the lines that are new; those that were posted before change nothing. Accounts are locked
 * in one order, so that two transactions can't wait for each other: post once in a transaction, and before `record`.
 */
export async function post(ctx: TxCtx, lines: readonly Line[], about: About): Promise<TransferRow[]> {
  const wanted = lines.filter(({ money }) => money.amount !== 0n);
  if (wanted.length === 0) return [];
  if (wanted.some(({ money }) => money.amount < 0n)) throw new Error("A transfer moves a positive amount.");
  const accounts = await lockAccounts(ctx, wanted);
  const idOf = (purse: Purse, { currency }: Money) => {
    const account = accounts.get(nameOf(purse, currency));
    if (!account) throw new Error("an account was not opened");
    return account.id;
  };
  const transactionId = newId("ltx");
  const rows = await ctx.db
    .insert(ledgerTransfers)
    .values(
      wanted.map(({ kind, effect, debit, credit, money }) => ({
        ...about,
        id: newId("ltr"),
        transactionId,
        effect,
        kind,
        debitAccountId: idOf(debit, money),
        creditAccountId: idOf(credit, money),
        amountMinor: money.amount,
        currencyCode: money.currency,
        createdBy: ctx.principal.id,
        createdAt: ctx.now,
        ...placeOf(ctx),
      })),
    )
    .onConflictDoNothing({ target: [ledgerTransfers.tenantId, ledgerTransfers.effect] })
    .returning();
  await moveBalances(ctx, rows);
  return rows;
}

const ownerOf = (purse: Purse) => ("owner" in purse ? purse.owner : "");
const nameOf = (purse: Purse, currency: string) => `${purse.kind}/${ownerOf(purse)}/${currency}`;

/**
 * The accounts of these lines, opened where they are new, then locked in one order. Nothing is locked before the new ones are
 * there: whoever waits for another's new account holds nothing that one could wait for.
 */
async function lockAccounts(ctx: TxCtx, lines: readonly Line[]): Promise<Map<string, AccountRow>> {
  const purses = lines.flatMap(({ debit, credit, money }) => [
    [nameOf(debit, money.currency), { ...debit, currencyCode: money.currency }] as const,
    [nameOf(credit, money.currency), { ...credit, currencyCode: money.currency }] as const,
  ]);
  const named = [...new Map(purses)].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, purse]) => purse);
  const known = byName(await select(ctx, named));
  const missing = named.filter((purse) => !known.has(nameOf(purse, purse.currencyCode)));
  if (missing.length > 0) await open(ctx, missing);
  return byName(await select(ctx, named).for("update"));
}

async function open(ctx: TxCtx, missing: readonly Named[]): Promise<void> {
  const rows = missing.map((purse) => ({
    id: newId("lac"),
    kind: purse.kind,
    owner: ownerOf(purse),
    currencyCode: purse.currencyCode,
    createdAt: ctx.now,
    ...placeOf(ctx),
  }));
  await ctx.db.insert(ledgerAccounts).values(rows).onConflictDoNothing();
}

type Named = Purse & { currencyCode: string };

const select = (ctx: TxCtx, named: readonly Named[]) =>
  ctx.db
    .select()
    .from(ledgerAccounts)
    .where(within(ctx, ledgerAccounts, or(...named.map((purse) => isAccount(purse)))))
    .orderBy(asc(ledgerAccounts.kind), asc(ledgerAccounts.owner), asc(ledgerAccounts.currencyCode));

const byName = (rows: readonly AccountRow[]) =>
  new Map(rows.map((row) => [`${row.kind}/${row.owner}/${row.currencyCode}`, row]));

const isAccount = (purse: Named): SQL | undefined =>
  and(
    sql`${ledgerAccounts.kind} = ${purse.kind}`,
    sql`${ledgerAccounts.owner} = ${ownerOf(purse)}`,
    sql`${ledgerAccounts.currencyCode} = ${purse.currencyCode}`,
  );

/** Adds what was posted to the balances of its accounts, which are locked. */
async function moveBalances(ctx: TxCtx, rows: readonly TransferRow[]): Promise<void> {
  const changes = new Map<string, bigint>();
  for (const { debitAccountId, creditAccountId, amountMinor } of rows) {
    changes.set(debitAccountId, (changes.get(debitAccountId) ?? 0n) - amountMinor);
    changes.set(creditAccountId, (changes.get(creditAccountId) ?? 0n) + amountMinor);
  }
  if (changes.size === 0) return;
  const { id, balanceMinor } = ledgerAccounts;
  const change = sql.join(
    [...changes].map(([account, by]) => sql`when ${account} then ${String(by)}::bigint`),
    sql` `,
  );
  await ctx.db
    .update(ledgerAccounts)
    .set({ balanceMinor: sql`${balanceMinor} + case ${id} ${change} end` })
    .where(within(ctx, ledgerAccounts, inArray(id, [...changes.keys()])));
}
