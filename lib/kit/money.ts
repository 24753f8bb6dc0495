import { CURRENCIES } from "./currencies";

/** An amount in minor units of its currency. Never a float. */
export type Money = { amount: bigint; currency: string };

const MOST_TOLD = 999_999_999_999_999n;

/** Whether an amount that somebody else tells can be one: not negative, and of a size that every answer of ours can name. */
export const isSum = (amount: bigint): boolean => amount >= 0n && amount <= MOST_TOLD;

/** Whether we know this code as a currency that can be charged: upper case, ISO 4217, with a minor unit. */
export const isCurrency = (code: string): boolean => CURRENCIES.has(code);

/** How many digits the minor unit has: 2 for EUR, 0 for JPY, 3 for KWD. Throws on a code that is no currency. */
export function exponentOf(code: string): number {
  const currency = CURRENCIES.get(code);
  if (!currency) throw new RangeError(`${code} is not a currency we know.`);
  return currency.exponent;
}

/** The exact decimal text of an amount, for forms, files and providers: 1234n EUR is "12.34". */
export function toMajor(amount: bigint, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = String(amount < 0n ? -amount : amount).padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent > 0 ? `.${digits.slice(-exponent)}` : "";
  return `${amount < 0n ? "-" : ""}${whole}${fraction}`;
}

/** The minor units of a decimal text such as "12.34", or null when it is no number or finer than the currency. Never rounds. */
export function parseMajor(text: string, currency: string): bigint | null {
  const exponent = exponentOf(currency);
  const match = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text);
  if (!match) return null;
  const [, sign = "", whole = "", fraction = ""] = match;
  if (fraction.length > exponent) return null;
  return BigInt(`${sign}${whole}${fraction.padEnd(exponent, "0")}`);
}

/** An amount for people, such as "€12.34". Only separators and symbol are the locale's; the digits are ISO 4217's. */
export function formatMoney(amount: bigint, currency: string, locale = "en"): string {
  const digits = exponentOf(currency);
  const major = toMajor(amount, currency) as `${number}`;
  return moneyFormat(locale, currency, digits).format(major);
}

const formats = new Map<string, Intl.NumberFormat>();

function moneyFormat(locale: string, currency: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const range = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const made = new Intl.NumberFormat(locale, { style: "currency", currency, ...range });
  formats.set(key, made);
  return made;
}

/** The quotient to the nearest whole; a tie goes away from zero, so that a refund mirrors its charge. */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError("The denominator is positive.");
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** A share of an amount in millionths: 2.9 % is 29_000n. Rounds half up, once. */
export const percentOf = (amount: bigint, millionths: bigint): bigint => roundHalfUp(amount * millionths, 1_000_000n);
