import { z } from "zod";
import { isSum, percentOf } from "@/lib/kit/money";
import { CurrencyCode, idText, text } from "@/lib/kit/zod";

/** What was promised: an amount by itself, an amount on top of a payment, or a multiple of a payment. */
export const VoucherKind = z.enum(["free", "multiplier", "additional_credit"]);
export type VoucherKind = z.output<typeof VoucherKind>;

export const VOUCHER_STATES = ["unused", "reserved", "used", "void", "expired"] as const;
/** `reserved` is on a payment that has not ended. */
export type VoucherState = (typeof VOUCHER_STATES)[number];

export const ONE = 1_000_000n;
const MOST_FACTOR = 10n * ONE;
const MOST_MADE = 500;

const Sum = z.bigint().positive("An amount above zero.").refine(isSum, "This is too large.");

/** Vouchers to make, all alike. Amounts are minor units of the currency, the factor is millionths of one. */
export const CreateVouchers = z
  .strictObject({
    label: text(1, 80).meta({ title: "Label", description: "What they are for. Customers don't see it." }),
    kind: VoucherKind.meta({ title: "Kind" }),
    currencyCode: CurrencyCode.meta({ title: "Currency" }),
    amount: Sum.optional().meta({ title: "Amount" }),
    factor: z.bigint().gt(ONE, "More than 1.").max(MOST_FACTOR, "At most 10.").optional().meta({ title: "Factor" }),
    minimum: z
      .bigint()
      .nonnegative("This can't be negative.")
      .refine(isSum, "This is too large.")
      .default(0n)
      .meta({ title: "Minimum activation", description: "The least payment the voucher counts with." }),
    expiresAt: z.date().optional().meta({ title: "Expires" }),
    count: z
      .number()
      .int("A whole number.")
      .min(1, "One at least.")
      .max(MOST_MADE, `At most ${MOST_MADE} at once.`)
      .default(1)
      .meta({ title: "How many" }),
  })
  .superRefine((order, { addIssue }) => {
    const wants = order.kind === "multiplier" ? "factor" : "amount";
    const other = wants === "factor" ? "amount" : "factor";
    const refuse = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
    if (order[wants] === undefined) refuse(wants, "This can't be empty.");
    if (order[other] !== undefined) refuse(other, "This kind has none.");
    if (order.kind === "free" && order.minimum > 0n) refuse("minimum", "A free voucher needs no payment.");
  })
  .meta({ id: "CreateVouchers" });
export type CreateVouchers = z.output<typeof CreateVouchers>;

export const VoidVoucher = z.strictObject({
  id: idText,
  reason: text(1, 255).meta({ title: "Reason", description: "For the audit log." }),
});
export type VoidVoucher = z.output<typeof VoidVoucher>;

/** Why a voucher can't be used now. `unknown` says nothing about whether there is such a code. */
export const REFUSALS = {
  unknown: "This is not a voucher code. Check it letter by letter.",
  used: "This voucher was used before.",
  void: "This voucher is not valid any more.",
  expired: "This voucher has expired.",
  reserved: "This voucher is on another payment that has not ended yet.",
  currency: "This voucher is for another currency.",
  too_little: "This payment is less than the voucher needs.",
  needs_payment: "This voucher adds to a payment: enter an amount too.",
  needs_none: "This voucher needs no payment: leave the amount empty.",
} as const;
export type Refusal = keyof typeof REFUSALS;

/** What a voucher adds to a payment of this base, in minor units: rounded once, half up, like every share here. */
export const bonusOf = (
  {
    kind,
    amountMinor,
    factorMillionths,
  }: { kind: VoucherKind; amountMinor: bigint | null; factorMillionths: bigint | null },
  base: bigint,
): bigint => (kind === "multiplier" ? percentOf(base, (factorMillionths ?? ONE) - ONE) : (amountMinor ?? 0n));
