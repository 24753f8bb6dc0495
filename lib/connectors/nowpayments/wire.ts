import { z } from "zod";
import { exponentOf, isCurrency, type Money, toMajor } from "@/lib/kit/money";
import type { ChargeEvent, Decline, ProviderStatus } from "../contract";

/** Answers and messages are read with numbers as text; ids come as number or text, and are text here either way. */
const Id = z.string().regex(/^[\w-]{1,64}$/);
const Amount = z.string().max(64);
const Currency = z
  .string()
  .transform((ticker) => ticker.toUpperCase())
  .refine(isCurrency);

export const Invoice = z.object({ id: Id, invoice_url: z.url({ protocol: /^https$/ }) });

export const Payment = z.object({
  payment_id: Id,
  parent_payment_id: Id.nullish(),
  invoice_id: Id.nullish(),
  payment_status: z.string(),
  price_amount: Amount,
  price_currency: Currency,
  pay_amount: Amount.nullish(),
  actually_paid: Amount.nullish(),
  order_id: z.string().nullish(),
});
export type Payment = z.infer<typeof Payment>;

export const Refusal = z.object({ code: z.string().nullish(), message: z.string().nullish() });

/** A decimal fraction without rounding: `digits` divided by ten to the `scale`. */
type Exact = { digits: bigint; scale: number };

const MOST_PLACES = 40;

/** A number as JavaScript writes it, with an exponent for the very small. Null when it is no such number. */
function exactOf(literal: string): Exact | null {
  const [, whole, fraction = "", power = "0"] =
    /^(\d{1,40})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,3}))?$/.exec(literal) ?? [];
  const scale = fraction.length - Number(power);
  if (whole === undefined || Math.abs(scale) > MOST_PLACES) return null;
  const digits = BigInt(whole + fraction);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/** The minor units of a major amount. Null when it is finer than the currency. */
export function toMinor(literal: string, currency: string): bigint | null {
  const exact = exactOf(literal);
  if (!exact) return null;
  const divisor = 10n ** BigInt(exact.scale);
  const minor = exact.digits * 10n ** BigInt(exponentOf(currency));
  return minor % divisor === 0n ? minor / divisor : null;
}

/** Major units as a number of JSON, which has the digits of our largest sum to spare. */
export const toWire = ({ amount, currency }: Money): number => Number(toMajor(amount, currency));

const STATUS: Record<string, ProviderStatus> = {
  waiting: "pending",
  confirming: "processing",
  confirmed: "processing",
  sending: "processing",
  finished: "succeeded",
  failed: "failed",
  refunded: "failed",
  expired: "canceled",
  cancelled: "canceled",
};

/**
 * What a message means for the invoice. Coins that came on top of an earlier payment, and those that are too few, are told as
 * received and settle nothing by themselves.
 */
export function toCharge(told: Payment): ChargeEvent {
  const { payment_id: id, payment_status: said, price_currency: currency } = told;
  const amount = toMinor(told.price_amount, currency);
  if (amount === null) throw new RangeError(`${told.price_amount.slice(0, 40)} is no sum of ${currency}.`);
  const isPart = said === "partially_paid" || (said === "finished" && Boolean(told.parent_payment_id));
  const status = isPart ? "processing" : (STATUS[said] ?? "processing");
  return {
    kind: "charge",
    id: `${id}:${said}:${told.actually_paid ?? "0"}`,
    reference: told.order_id || null,
    providerId: told.invoice_id ?? id,
    status,
    money: { amount, currency },
    ...(isPart && { received: { amount: receivedOf(told, amount), currency } }),
    fee: null,
    ...(status === "failed" && { decline: { class: "soft" as const, code: "declined", rawCode: said } }),
  };
}

/** The share of the price that came in, by the coins: rounded down, since what is missing is missing. */
function receivedOf({ actually_paid, pay_amount }: Payment, price: bigint): bigint {
  const came = exactOf(actually_paid ?? "0");
  const due = exactOf(pay_amount ?? "0");
  if (!came || !due || due.digits === 0n) return 0n;
  return (price * came.digits * 10n ** BigInt(due.scale)) / (due.digits * 10n ** BigInt(came.scale));
}

const SAME: readonly (keyof Payment)[] = [
  "payment_id",
  "payment_status",
  "price_amount",
  "price_currency",
  "pay_amount",
  "actually_paid",
  "order_id",
];

/** Whether two tellings of a payment agree in all that we act on. Amounts are compared by value. */
export const isSamePayment = (one: Payment, other: Payment): boolean =>
  SAME.every((key) => sameText(one[key]) === sameText(other[key]));

function sameText(told: string | null | undefined): string {
  const exact = exactOf(told ?? "");
  if (!exact) return told ?? "";
  const digits = String(exact.digits).padStart(exact.scale + 1, "0");
  const fraction = exact.scale > 0 ? digits.slice(-exact.scale).replace(/0+$/, "") : "";
  return `${digits.slice(0, digits.length - exact.scale)}.${fraction}`;
}

/** A refusal to make an invoice is about the request; the payer can only pick another way. */
export function declineOf(answer: unknown, otherwise: string): Decline {
  const { code, message } = Refusal.safeParse(answer).data ?? {};
  const rawCode = (code ?? message ?? otherwise).slice(0, 100);
  return { class: "error", code: /MINIMAL|too small/i.test(rawCode) ? "amount_too_small" : "validation", rawCode };
}
