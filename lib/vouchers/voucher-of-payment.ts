import { and, eq, isNull } from "drizzle-orm";
import { vouchers } from "@/db/schema/vouchers";
import { type Ctx, transact, within } from "@/lib/context";
import { bonusOf } from "./schema";

/** What a voucher adds to a payment: what it has, or what it will when the payment is paid in full. In minor units. */
export type PaymentBonus = { hint: string; amount: bigint; isCredited: boolean };

/** The voucher on a payment, or null. The payment must be the caller's: ask `requirePayment` first. */
export async function voucherOfPayment(
  ctx: Ctx,
  payment: { id: string; amount: number },
): Promise<PaymentBonus | null> {
  const on = and(eq(vouchers.paymentId, payment.id), isNull(vouchers.voidedAt));
  const [row] = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(vouchers)
      .where(within(ctx, vouchers, on)),
  );
  if (!row) return null;
  const amount = row.creditedMinor ?? bonusOf(row, BigInt(payment.amount));
  return { hint: row.hint, amount, isCredited: row.usedAt !== null };
}
