import type { TxCtx } from "@/lib/context";
import { bonusOfPayment, findEffects } from "@/lib/ledger";
import type { Line, Purse } from "@/lib/ledger/schema";
import type { LockedPayment } from "./lock-payment";

const PROMOTIONS: Purse = { kind: "promotions" };
const nameOf = (effect: string) => `${effect}:voucher`;

/**
 * What of a voucher's bonus goes back with this much of its payment: the share of the base that is given back by then, less
 * what went before, so that all of it is back when all of the base is and roundings never add up. The payment is as it was
 * before this movement.
 */
export async function linesOfBonusBack(
  ctx: TxCtx,
  payment: LockedPayment,
  { effect, amount }: { effect: string; amount: bigint },
): Promise<Line[]> {
  const { id, customerId, currencyCode } = payment;
  if (customerId === null) return [];
  const { granted, taken } = await bonusOfPayment(ctx, id);
  const back = granted === 0n ? 0n : shareOf(payment, amount, granted) - taken;
  if (back <= 0n) return [];
  const money = { amount: back, currency: currencyCode };
  const debit: Purse = { kind: "customer", owner: customerId };
  return [{ kind: "voucher_back", effect: nameOf(effect), debit, credit: PROMOTIONS, money }];
}

function shareOf(payment: LockedPayment, amount: bigint, granted: bigint): bigint {
  const base = payment.amountReceivedMinor - payment.surchargeMinor;
  const gone = payment.amountRefundedMinor + payment.amountDisputedMinor + amount;
  if (base <= 0n || gone >= base) return granted;
  return (granted * gone) / base;
}

/** Gives the bonus back that went with a movement which is undone. */
export async function linesOfBonusReturned(
  ctx: TxCtx,
  { customerId, currencyCode }: LockedPayment,
  { undone, effect }: { undone: string; effect: string },
): Promise<Line[]> {
  if (customerId === null) return [];
  const amount = (await findEffects(ctx, [nameOf(undone)])).get(nameOf(undone)) ?? 0n;
  const money = { amount, currency: currencyCode };
  const credit: Purse = { kind: "customer", owner: customerId };
  return [{ kind: "voucher_returned", effect: nameOf(effect), debit: PROMOTIONS, credit, money }];
}
