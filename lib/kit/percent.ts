const DIGITS = 4;
const DECIMAL = /^\d{1,6}(?:\.\d{1,4})?$/;

/** The millionths of a percentage as decimal text: "2.9" is 29_000n. Null when it is no such number or finer than a millionth. */
export function parsePercent(text: string): bigint | null {
  if (!DECIMAL.test(text)) return null;
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(`${whole}${fraction.padEnd(DIGITS, "0")}`);
}

/** The exact percentage of millionths, as short as it can be: 29_000 is "2.9". */
export function percentText(millionths: number): string {
  const digits = String(millionths).padStart(DIGITS + 1, "0");
  const [whole, fraction] = [digits.slice(0, -DIGITS), digits.slice(-DIGITS)];
  return `${whole}.${fraction}`.replace(/\.?0+$/, "");
}
