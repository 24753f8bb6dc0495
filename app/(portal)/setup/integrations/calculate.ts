import { exponentOf, formatMoney, parseMajor, percentOf } from "@/lib/kit/money";
import { parsePercent } from "@/lib/kit/percent";
import { creditOf, type MoneyRules, quote } from "@/lib/kit/quote";
import type { TermsValues } from "./form-values";

/** What somebody types into the calculator, as decimal text. */
export type Example = { amount: string; currency: string; feePercent: string; feeFixed: string };

export type Calculation = { surcharge: string; total: string; fee: string; credit: string; rest: string };

/** What an amount comes to for everybody, by the functions that charge. Null while something typed is no number. */
export function calculate({ amount, currency, feePercent, feeFixed }: Example, terms: TermsValues): Calculation | null {
  const rules = rulesOf(terms, currency);
  const base = parseMajor(amount.trim(), currency);
  const share = parsePercent(feePercent.trim() || "0");
  const fixed = parseMajor(feeFixed.trim() || "0", currency);
  if (!rules || base === null || base <= 0n || share === null || fixed === null || fixed < 0n) return null;
  const { surcharge, total } = quote({ base: { amount: base, currency }, rules });
  const fee = percentOf(total, share) + fixed;
  const credit = creditOf({ base, fee, rules });
  const words = (minor: bigint) => formatMoney(minor, currency);
  return {
    surcharge: words(surcharge),
    total: words(total),
    fee: words(fee),
    credit: words(credit),
    rest: words(total - fee - credit),
  };
}

function rulesOf({ fixed, percent, deductFees = false }: TermsValues, currency: string): MoneyRules | null {
  const minor = parseMajor(fixed[currency] || "0", currency);
  const millionths = parsePercent(percent || "0");
  if (minor === null || minor < 0n || millionths === null || millionths > 1_000_000n) return null;
  return { fixedMinor: { [currency]: String(minor) }, percentMillionths: Number(millionths), deductFees };
}

/** A round amount to begin with: 100 of most currencies, in as many digits as they have. */
export const startAmount = (currency: string) => (exponentOf(currency) === 0 ? "10000" : "100");
