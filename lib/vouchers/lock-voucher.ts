import { and, eq, sql } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import { vouchers } from "@/db/schema/vouchers";
import { type TxCtx, within } from "@/lib/context";
import { hashCode, readCode } from "./code";
import type { VoucherRow } from "./present";

/** The voucher behind a code as it was typed, locked until the transaction ends, or null. A typing error costs no query. */
export async function lockVoucher(ctx: TxCtx, typed: string): Promise<VoucherRow | null> {
  const code = readCode(typed);
  if (code === null) return null;
  const [row] = await ctx.db
    .select()
    .from(vouchers)
    .where(within(ctx, vouchers, eq(vouchers.codeHash, hashCode(code))))
    .for("update");
  return row ?? null;
}

/**
 * Whether the payment a voucher is on keeps it from everybody else, or for `customerId` from another payment of theirs: only
 * while it can still be paid, and their own only while somebody may have paid it.
 */
export async function isHeld(ctx: TxCtx, voucher: VoucherRow, customerId: string): Promise<boolean> {
  if (voucher.paymentId === null) return false;
  const isTheirs = voucher.customerId === customerId;
  const waits = isTheirs ? sql`false` : sql`${payments.expiresAt} > ${ctx.now.toISOString()}::timestamptz`;
  const holds = sql`${payments.status} in ('processing', 'succeeded')
    or (${payments.status} in ('requires_payment_method', 'requires_action') and ${waits})`;
  const [held] = await ctx.db
    .select({ id: payments.id })
    .from(payments)
    .where(within(ctx, payments, and(eq(payments.id, voucher.paymentId), sql`(${holds})`)));
  return held !== undefined;
}
