import { record } from "@/lib/audit";
import type { TxCtx } from "@/lib/context";
import { spendVoucher } from "@/lib/vouchers";
import type { Spent } from "@/lib/vouchers/spend-voucher";
import type { LockedPayment } from "./lock-payment";
import { tell } from "./transition";

/** Uses the voucher on the payment of a known customer, if there is one: its line is posted with the payment's own. */
export const spendBonus = async (ctx: TxCtx, { id, customerId }: LockedPayment, base: bigint): Promise<Spent | null> =>
  customerId === null ? null : spendVoucher(ctx, { paymentId: id, customerId, base });

/** Writes down what became of the voucher, in the payment's timeline and the audit trail. After the lines are posted. */
export async function tellBonus(ctx: TxCtx, payment: LockedPayment, { id, hint, amount, line }: Spent): Promise<void> {
  const { id: paymentId, customerId, currencyCode } = payment;
  const detail = { amount: String(amount), currencyCode, voucher: hint };
  await tell(ctx, paymentId, line ? "payment.voucher_used" : "payment.voucher_released", detail);
  await record(ctx, line ? "voucher.redeemed" : "voucher.released", id, { ...detail, customerId, paymentId });
}
