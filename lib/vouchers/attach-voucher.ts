import { eq } from "drizzle-orm";
import { vouchers } from "@/db/schema/vouchers";
import { type TxCtx, within } from "@/lib/context";
import { isHeld, lockVoucher } from "./lock-voucher";
import { refusalOf, refused } from "./refusal-of";

type Order = { code: string; customerId: string; paymentId: string; amount: bigint; currency: string };

/**
 * Puts a voucher on a payment that is being made, in the same transaction: what it adds is credited when the payment
 * succeeds. It leaves a payment that has ended, or one the same customer has not paid. Count the guess before. Gives its
 * readable start; throws invalid with the reason when it can't be used for this much of this currency.
 */
export async function attachVoucher(ctx: TxCtx, order: Order): Promise<{ id: string; hint: string }> {
  const { customerId, paymentId, amount, currency } = order;
  const voucher = await lockVoucher(ctx, order.code);
  if (!voucher) throw refused("unknown");
  const held = await isHeld(ctx, voucher, customerId);
  const refusal = refusalOf(voucher, { now: ctx.now, on: { amount, currency }, isHeld: held });
  if (refusal) throw refused(refusal);
  await ctx.db
    .update(vouchers)
    .set({ customerId, paymentId })
    .where(within(ctx, vouchers, eq(vouchers.id, voucher.id)));
  return { id: voucher.id, hint: voucher.hint };
}
