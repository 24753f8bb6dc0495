import { eq } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import type { TransferEvent } from "@/lib/connectors/contract";
import { type TxCtx, within } from "@/lib/context";
import { emit } from "@/lib/events";
import { creditOf } from "@/lib/kit/quote";
import { type IncomingRow, updateIncoming } from "./incoming-rows";
import { post } from "./post";
import type { Line, Purse } from "./schema";

/**
 * Moves a locked transfer as far as it may go: credited when it has arrived, is proven and has a customer; else it waits for
 * what is missing. Crediting happens once, whoever asks.
 */
export async function settleIncoming(ctx: TxCtx, row: IncomingRow): Promise<IncomingRow> {
  if (row.state === "refused" || row.state === "failed" || row.creditedAt) return row;
  if (!row.arrivedAt) return updateIncoming(ctx, row, { state: "pending" });
  if (!row.isProven) return updateIncoming(ctx, row, { state: "unconfirmed" });
  if (row.customerId === null) return updateIncoming(ctx, row, { state: "unmatched" });
  const credited = await updateIncoming(ctx, row, { state: "credited", creditedAt: ctx.now });
  await tell(ctx, credited, row.customerId);
  await post(ctx, linesOfTopUp(credited, row.customerId), { incomingId: row.id, description: wordsOf(row) });
  return credited;
}

const wordsOf = ({ payerName, payerEmail }: IncomingRow) =>
  `Payment from ${payerName ?? payerEmail ?? "unknown payer"}`;

async function tell(
  ctx: TxCtx,
  { id, amountMinor, feeMinor, currencyCode, deductFees }: IncomingRow,
  customerId: string,
) {
  const [customer] = await ctx.db
    .select({ reference: customers.reference })
    .from(customers)
    .where(within(ctx, customers, eq(customers.id, customerId)));
  const rules = { fixedMinor: {}, percentMillionths: 0, deductFees };
  const amount = Number(creditOf({ base: amountMinor, fee: feeMinor, rules }));
  const told = { id: customerId, reference: customer?.reference ?? null, amount, currencyCode, transferId: id };
  await emit(ctx, "customer.topped_up", customerId, told);
}

const clearingOf = ({ integrationId }: IncomingRow): Purse => ({ kind: "clearing", owner: integrationId });
const bearerOf = ({ deductFees }: IncomingRow, owner: string): Purse =>
  deductFees ? { kind: "customer", owner } : { kind: "fees" };

/** The whole sum to the customer, the fee as a line of its own, and what had gone back before anybody could be credited. */
function linesOfTopUp(row: IncomingRow, owner: string): Line[] {
  const { id, currencyCode: currency } = row;
  const [clearing, customer]: [Purse, Purse] = [clearingOf(row), { kind: "customer", owner }];
  const line = (kind: string, debit: Purse, credit: Purse, amount: bigint): Line => ({
    kind,
    effect: `${kind}:${id}`,
    debit,
    credit,
    money: { amount, currency },
  });
  const fee = row.feeMinor !== null && row.feeMinor > 0n ? row.feeMinor : 0n;
  return [
    line("top_up", clearing, customer, row.amountMinor),
    line("top_up_fee", bearerOf(row, owner), clearing, fee),
    line("top_up_returned", customer, clearing, row.returnedMinor),
    line("top_up_fee_returned", clearing, bearerOf(row, owner), feeReturnedOf(row)),
  ];
}

/** What became of a word about money going back or coming again. `ahead`: it counts once the words that belong before it have come. */
export type Backwards = "returned" | "restored" | "ahead";

/**
 * Believes that the provider took money back, or gave back what it had taken. All words are added up, and what counts of the
 * sum is never less than nothing nor more than came: so it ends the same in whatever order they are told.
 */
export async function moveBackwards(ctx: TxCtx, row: IncomingRow, event: TransferEvent): Promise<Backwards> {
  const way = event.status === "restored" ? "restored" : "returned";
  const sign = way === "returned" ? 1n : -1n;
  const takenMinor = row.takenMinor + sign * event.money.amount;
  const takenFeeMinor = row.takenFeeMinor + sign * feeToldBy(event);
  const returnedMinor = counted(takenMinor, row.amountMinor);
  const changed = await updateIncoming(ctx, row, { takenMinor, takenFeeMinor, returnedMinor });
  await post(ctx, linesBetween(row, changed, event), aboutOf(row, event));
  return takenMinor === returnedMinor ? way : "ahead";
}

const feeToldBy = ({ fee, money }: TransferEvent): bigint =>
  fee && fee.amount > 0n && fee.currency === money.currency ? fee.amount : 0n;

/** What counts of a sum of returns and restorations. */
const counted = (taken: bigint, most: bigint): bigint => min(taken < 0n ? 0n : taken, most);

const min = (one: bigint, other: bigint) => (one < other ? one : other);

/** How much of a transfer's words about returns counts, when so much came. */
export const returnedOf = ({ takenMinor }: Pick<IncomingRow, "takenMinor">, amount: bigint): bigint =>
  counted(takenMinor, amount);

const feeReturnedOf = ({ takenFeeMinor, feeMinor }: IncomingRow): bigint =>
  counted(takenFeeMinor, feeMinor ?? takenFeeMinor);

const aboutOf = (row: IncomingRow, event: TransferEvent) => ({
  incomingId: row.id,
  providerEventId: event.id,
  description: `${wordsOf(row)}, ${event.status}`,
});

/** From what had gone back to what has now. Nothing for money that was never credited. A fee the provider returns goes to whoever bore it. */
function linesBetween(before: IncomingRow, now: IncomingRow, event: TransferEvent): Line[] {
  const { customerId: owner, creditedAt, currencyCode: currency } = now;
  if (owner === null || creditedAt === null) return [];
  const moved = now.returnedMinor - before.returnedMinor;
  const fee = feeReturnedOf(now) - feeReturnedOf(before);
  const lines = [
    { part: "", from: { kind: "customer", owner } as Purse, to: clearingOf(now), amount: moved },
    { part: "-fee", from: clearingOf(now), to: bearerOf(now, owner), amount: fee },
  ];
  return lines.map(({ part, from, to, amount }) => {
    const kind = amount < 0n ? "top_up_restored" : "top_up_returned";
    const [debit, credit] = amount < 0n ? [to, from] : [from, to];
    const money = { amount: amount < 0n ? -amount : amount, currency };
    return { kind, effect: `${kind}${part}:${now.id}:${event.id}`, debit, credit, money };
  });
}
