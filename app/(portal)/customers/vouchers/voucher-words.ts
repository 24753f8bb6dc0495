import type { Tone } from "@/app/_ui/badge";
import { formatMoney } from "@/lib/kit/money";
import type { VoucherKind, VoucherState } from "@/lib/vouchers/schema";

export const STATES: Record<VoucherState, { label: string; tone: Tone }> = {
  unused: { label: "Unused", tone: "neutral" },
  reserved: { label: "On a payment", tone: "warning" },
  used: { label: "Used", tone: "success" },
  void: { label: "Void", tone: "danger" },
  expired: { label: "Expired", tone: "neutral" },
};

export const KINDS: Record<VoucherKind, { label: string; description: string }> = {
  free: { label: "Free", description: "Credits an amount. No payment is needed." },
  multiplier: { label: "Multiplier", description: "Multiplies a payment, such as by 1.5." },
  additional_credit: { label: "Additional credit", description: "Adds an amount to a payment." },
};

type Worth = { kind: VoucherKind; currencyCode: string; amount: bigint | null; factor: bigint | null };

const DIGITS = 6;

/** Millionths as decimal text, as short as it can be: 1500000 is "1.5". */
export function factorText(millionths: bigint): string {
  const digits = String(millionths).padStart(DIGITS + 1, "0");
  return `${digits.slice(0, -DIGITS)}.${digits.slice(-DIGITS)}`.replace(/\.?0+$/, "");
}

/** What a voucher is worth, in words. */
export const worthOf = ({ kind, currencyCode, amount, factor }: Worth): string =>
  kind === "multiplier"
    ? `${factorText(factor ?? 0n)} × payment in ${currencyCode}`
    : `${kind === "free" ? "" : "+ "}${formatMoney(amount ?? 0n, currencyCode)}`;
