import { and, eq, isNull } from "drizzle-orm";
import { vouchers } from "@/db/schema/vouchers";
import { type TxCtx, within } from "@/lib/context";
import type { Line } from "@/lib/ledger/schema";
import { lineOfVoucher } from "./line-of-voucher";
import { bonusOf } from "./schema";

/** A payment that has succeeded; `base` is what came without the surcharge, in minor units. */
type Paid = { paymentId: string; customerId: string; base: bigint };

/** What a voucher added to a payment; `line` is null when less came than it needs, and it is free again. */
export type Spent = { id: string; hint: string; amount: bigint; line: Line | null };

/**
 * Uses the voucher that is on a payment, if there is one: once, whoever tells that the payment succeeded. The payment must be
 * locked; the line is posted with the payment's own. It counts although it may have expired since it was put there.
 */
export async function spendVoucher(ctx: TxCtx, { paymentId, customerId, base }: Paid): Promise<Spent | null> {
  const mine = and(eq(vouchers.paymentId, paymentId), isNull(vouchers.usedAt), isNull(vouchers.voidedAt));
  const [voucher] = await ctx.db
    .select()
    .from(vouchers)
    .where(within(ctx, vouchers, mine))
    .for("update");
  if (!voucher) return null;
  const { id, hint } = voucher;
  const change = (set: Partial<typeof vouchers.$inferInsert>) =>
    ctx.db
      .update(vouchers)
      .set(set)
      .where(within(ctx, vouchers, eq(vouchers.id, id)));
  if (base < voucher.minimumMinor) {
    await change({ customerId: null, paymentId: null });
    return { id, hint, amount: 0n, line: null };
  }
  const amount = bonusOf(voucher, base);
  await change({ customerId, usedAt: ctx.now, creditedMinor: amount });
  return { id, hint, amount, line: lineOfVoucher(voucher, customerId, amount) };
}
