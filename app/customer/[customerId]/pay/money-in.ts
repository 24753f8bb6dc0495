import { isCurrency, parseMajor } from "@/lib/kit/money";

const MOST = 999_999_999_999n;

type Typed = { amount: string; currency: string };
type Asked = { error: string } | { amount: bigint; currencyCode: string };

/** What is to be paid, or which field is wrong and how. */
export function moneyIn({ amount: text, currency: currencyCode }: Typed): Asked {
  if (!isCurrency(currencyCode)) return { error: "currency" };
  const amount = parseMajor(text.replace(",", "."), currencyCode);
  if (amount === null || amount <= 0n) return { error: "amount" };
  return amount > MOST ? { error: "too_much" } : { amount, currencyCode };
}
