import { exponentOf, type Money } from "./money";

/** How somebody else counts money: digits after the point where they are not ISO 4217's, and steps that amounts are whole numbers of. */
export type Counting = {
  exponents: Readonly<Record<string, number>>;
  /** In their own units: 10 where the last digit must be 0. */
  steps?: Readonly<Record<string, bigint>>;
};

/** Our minor units as somebody else counts them; null when they can't say this amount. Never rounds. */
export function countedAs({ amount, currency }: Money, { exponents, steps }: Counting): bigint | null {
  const theirs = shift(amount, (exponents[currency] ?? exponentOf(currency)) - exponentOf(currency));
  return theirs === null || theirs % (steps?.[currency] ?? 1n) !== 0n ? null : theirs;
}

/** Somebody else's units as our money; null when we can't say this amount, or don't know the currency. Never rounds. */
export function countedFrom(amount: bigint, currency: string, { exponents }: Counting): Money | null {
  try {
    const ours = shift(amount, exponentOf(currency) - (exponents[currency] ?? exponentOf(currency)));
    return ours === null ? null : { amount: ours, currency };
  } catch {
    return null;
  }
}

function shift(amount: bigint, digits: number): bigint | null {
  if (digits >= 0) return amount * 10n ** BigInt(digits);
  const divisor = 10n ** BigInt(-digits);
  return amount % divisor === 0n ? amount / divisor : null;
}
