import { AppError } from "@/lib/kit/errors";
import type { VoucherRow } from "./present";
import { REFUSALS, type Refusal } from "./schema";

/** How a voucher is to be used: by itself, or on a payment of this much. */
export type Use = { now: Date; on: { amount: bigint; currency: string } | null; isHeld: boolean };

/** Why this voucher can't be used so, or null when it can: in the order a person would want to hear it. */
export function refusalOf(voucher: VoucherRow, { now, on, isHeld }: Use): Refusal | null {
  return goneOf(voucher, now) ?? (isHeld ? "reserved" : misfitOf(voucher, on));
}

function goneOf({ usedAt, voidedAt, expiresAt }: VoucherRow, now: Date): Refusal | null {
  if (usedAt) return "used";
  if (voidedAt) return "void";
  return expiresAt && expiresAt <= now ? "expired" : null;
}

function misfitOf(voucher: VoucherRow, on: Use["on"]): Refusal | null {
  if (voucher.kind === "free") return on === null ? null : "needs_none";
  if (on === null) return "needs_payment";
  if (voucher.currencyCode !== on.currency) return "currency";
  return on.amount < voucher.minimumMinor ? "too_little" : null;
}

/** The failure of a refused voucher; `reason` names it for whoever has words of their own. */
export const refused = (reason: Refusal): AppError =>
  new AppError("invalid_request", REFUSALS[reason], { voucher: [REFUSALS[reason]] }, { reason });
