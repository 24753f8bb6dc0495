import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { accountingEntries } from "@/db/schema/accounting";
import { customers } from "@/db/schema/customers";
import { ledgerAccounts, ledgerTransfers } from "@/db/schema/ledger";
import { payments } from "@/db/schema/payments";
import type { BookEntry } from "@/lib/connectors/contract";
import { type Ctx, placeOf, type TxCtx, transact, within } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { addSeconds } from "@/lib/kit/time";
import type { ConnectionRow } from "./open-books";

/** How long a transaction that posted may take to become visible. Whatever is seen twice is one entry. */
const LOOK_BACK_SECONDS = 600;
const BATCH = 200;

const debit = alias(ledgerAccounts, "debit");
const credit = alias(ledgerAccounts, "credit");

/** Makes a row for every movement at a provider that the books were not told of yet. Gives how many are new. */
export async function noteNewEntries(ctx: Ctx, { id, booksFrom }: ConnectionRow): Promise<number> {
  return transact(ctx, async (ctx) => {
    const since = await lastNoted(ctx, id, booksFrom);
    const side = sql<string>`case when ${debit.kind} = 'clearing' then 'in' else 'out' end`;
    const reference = sql<string>`${ledgerTransfers.transactionId} || ':' || ${side}`;
    const rows = await ctx.db
      .select({ reference, at: sql<Date>`min(${ledgerTransfers.createdAt})`.mapWith(ledgerTransfers.createdAt) })
      .from(ledgerTransfers)
      .innerJoin(debit, eq(debit.id, ledgerTransfers.debitAccountId))
      .innerJoin(credit, eq(credit.id, ledgerTransfers.creditAccountId))
      .where(
        within(
          ctx,
          ledgerTransfers,
          sql`${ledgerTransfers.createdAt} >= ${since.toISOString()}::timestamptz`,
          sql`(${debit.kind} = 'clearing') <> (${credit.kind} = 'clearing')`,
          sql`not exists (select from ${accountingEntries} e where e.integration_id = ${id} and e.reference = ${reference})`,
        ),
      )
      .groupBy(reference)
      .orderBy(sql`min(${ledgerTransfers.createdAt})`)
      .limit(BATCH);
    if (rows.length === 0) return 0;
    const entries = rows.map(({ reference, at }) => ({
      id: newId("acc"),
      integrationId: id,
      reference,
      nextAt: ctx.now,
      createdAt: at,
      ...placeOf(ctx),
    }));
    const made = await ctx.db.insert(accountingEntries).values(entries).onConflictDoNothing().returning();
    return made.length;
  });
}

async function lastNoted(ctx: TxCtx, integrationId: string, booksFrom: Date): Promise<Date> {
  const { createdAt } = accountingEntries;
  const [last] = await ctx.db
    .select({ at: sql<Date | null>`max(${createdAt})`.mapWith((at) => (at === null ? null : new Date(at))) })
    .from(accountingEntries)
    .where(within(ctx, accountingEntries, eq(accountingEntries.integrationId, integrationId)));
  const back = last?.at ? addSeconds(last.at, -LOOK_BACK_SECONDS) : booksFrom;
  return back > booksFrom ? back : booksFrom;
}

/** One side of a ledger transaction as books show it, or null when there is none of this reference. */
export async function entryOf(ctx: Ctx, reference: string): Promise<BookEntry | null> {
  const [transactionId = "", direction = ""] = reference.split(":");
  const rows = await transact(ctx, ({ db }) =>
    db
      .select({
        transfer: ledgerTransfers,
        other: sql<string>`${direction === "in" ? credit.kind : debit.kind}`,
        label: payments.referenceLabel,
        reference: payments.reference,
        customer: customers.name,
      })
      .from(ledgerTransfers)
      .innerJoin(debit, eq(debit.id, ledgerTransfers.debitAccountId))
      .innerJoin(credit, eq(credit.id, ledgerTransfers.creditAccountId))
      .leftJoin(payments, eq(payments.id, ledgerTransfers.paymentId))
      .leftJoin(
        customers,
        sql`${customers.id} = case when ${debit.kind} = 'customer' then ${debit.owner} when ${credit.kind} = 'customer' then ${credit.owner} end`,
      )
      .where(
        within(
          ctx,
          ledgerTransfers,
          and(
            eq(ledgerTransfers.transactionId, transactionId),
            direction === "in" ? eq(debit.kind, "clearing") : eq(credit.kind, "clearing"),
          ),
        ),
      )
      .orderBy(ledgerTransfers.sequence),
  );
  const [first] = rows;
  if (!first || (direction !== "in" && direction !== "out")) return null;
  const description = first.label ?? (first.transfer.description || wordOf(first.transfer.kind));
  return {
    reference,
    at: first.transfer.createdAt,
    direction,
    isSale: direction === "in" && first.transfer.kind === "payment",
    description: first.reference ? `${description} (${first.reference})` : description,
    contact: first.customer ?? "Payers",
    lines: rows.map(({ transfer: { kind, amountMinor, currencyCode }, other }) => ({
      purpose: purposeOf(kind, other),
      description: kind === "payment" ? description : `${wordOf(kind)} ${first.reference ?? ""}`.trim(),
      money: { amount: amountMinor, currency: currencyCode },
    })),
  };
}

function purposeOf(kind: string, other: string): BookEntry["lines"][number]["purpose"] {
  if (kind === "fee" || other === "fees") return "fee";
  return other === "surcharge" ? "surcharge" : "sales";
}

/** "fee" as "Fee", "paid_twice" as "Paid twice". */
const wordOf = (kind: string) => {
  const words = kind.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
