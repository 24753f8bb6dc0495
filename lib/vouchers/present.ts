import type { vouchers } from "@/db/schema/vouchers";
import type { VoucherState } from "./schema";

export type VoucherRow = typeof vouchers.$inferSelect;

/** How a voucher stands. `isHeld`: it is on a payment that can still be paid. */
export function stateOf(
  { usedAt, voidedAt, expiresAt }: Pick<VoucherRow, "usedAt" | "voidedAt" | "expiresAt">,
  isHeld: boolean,
  now: Date,
): VoucherState {
  if (usedAt) return "used";
  if (voidedAt) return "void";
  if (isHeld) return "reserved";
  return expiresAt && expiresAt <= now ? "expired" : "unused";
}

/** A voucher as the portal shows it; its code is not known any more. Amounts are minor units, the factor is millionths. */
export const presentVoucher = (row: VoucherRow, isHeld: boolean, now: Date) => ({
  id: row.id,
  state: stateOf(row, isHeld, now),
  label: row.label,
  kind: row.kind,
  hint: row.hint,
  currencyCode: row.currencyCode,
  amount: row.amountMinor,
  factor: row.factorMillionths,
  minimum: row.minimumMinor,
  expiresAt: row.expiresAt,
  customerId: row.customerId,
  paymentId: row.paymentId,
  usedAt: row.usedAt,
  credited: row.creditedMinor,
  voidReason: row.voidReason,
  createdAt: row.createdAt,
});
export type Voucher = ReturnType<typeof presentVoucher>;
