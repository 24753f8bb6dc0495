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
  ];
}

/** The provider took money back: the customer is debited what they were credited for it. Never more than came. */
export async function returnMoney(
  ctx: TxCtx,
  row: IncomingRow,
  event: TransferEvent,
): Promise<"returned" | "mismatch"> {
  const returnedMinor = row.returnedMinor + event.money.amount;
  if (event.money.amount <= 0n || (row.arrivedAt !== null && returnedMinor > row.amountMinor)) return "mismatch";
  const known = row.arrivedAt === null ? { amountMinor: max(row.amountMinor, returnedMinor) } : {};
  const changed = await updateIncoming(ctx, row, { ...known, returnedMinor });
  await post(ctx, linesBackwards(changed, event, "returned"), aboutOf(row, event));
  return "returned";
}

/** The provider gave back what it had taken. */
export async function giveBack(ctx: TxCtx, row: IncomingRow, event: TransferEvent): Promise<"restored" | "mismatch"> {
  if (event.money.amount <= 0n || event.money.amount > row.returnedMinor) return "mismatch";
  const changed = await updateIncoming(ctx, row, { returnedMinor: row.returnedMinor - event.money.amount });
  await post(ctx, linesBackwards(changed, event, "restored"), aboutOf(row, event));
  return "restored";
}

const max = (one: bigint, other: bigint) => (one > other ? one : other);

const aboutOf = (row: IncomingRow, event: TransferEvent) => ({
  incomingId: row.id,
  providerEventId: event.id,
  description: `${wordsOf(row)}, ${event.status}`,
});

/** Nothing for money that was never credited. A fee the provider returns with it goes to whoever bore it. */
function linesBackwards(row: IncomingRow, event: TransferEvent, way: "returned" | "restored"): Line[] {
  const { customerId: owner, creditedAt, currencyCode: currency } = row;
  if (owner === null || creditedAt === null) return [];
  const fee = event.fee && event.fee.amount > 0n ? event.fee.amount : 0n;
  const lines = [
    { part: "", from: { kind: "customer", owner } as Purse, to: clearingOf(row), amount: event.money.amount },
    { part: "-fee", from: clearingOf(row), to: bearerOf(row, owner), amount: fee },
  ];
  return lines.map(({ part, from, to, amount }) => ({
    kind: `top_up_${way}`,
    effect: `top_up_${way}${part}:${row.id}:${event.id}`,
    debit: way === "returned" ? from : to,
    credit: way === "returned" ? to : from,
    money: { amount, currency },
  }));
}
