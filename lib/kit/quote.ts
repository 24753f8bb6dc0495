import { type Money, percentOf } from "./money";

/** How an integration prices: a fixed amount by currency (minor units as text), a share in millionths, and who bears the provider's fee. */
export type MoneyRules = {
  fixedMinor: Readonly<Record<string, string>>;
  percentMillionths: number;
  deductFees: boolean;
};

/** Nothing on top, and the provider's fee is the company's. */
export const NO_RULES: MoneyRules = { fixedMinor: {}, percentMillionths: 0, deductFees: false };

/** What paying costs, each part in minor units of the base's currency: `surcharge` is fixed and percent, `total` is what the payer pays. */
export type Quote = { base: Money; fixed: bigint; percent: bigint; surcharge: bigint; total: bigint };

/** Prices an amount: base + fixed + the share of the base, rounded half up once (S4-27). Pure; the form and the charge both ask it. */
export function quote({ base, rules }: { base: Money; rules: MoneyRules }): Quote {
  const fixed = BigInt(rules.fixedMinor[base.currency] ?? "0");
  const percent = percentOf(base.amount, BigInt(rules.percentMillionths));
  const surcharge = fixed + percent;
  return { base, fixed, percent, surcharge, total: base.amount + surcharge };
}

/** What the customer has in the end for a base: less the provider's fee when the rules deduct it; surcharges are never theirs. */
export const creditOf = ({ base, fee, rules }: { base: bigint; fee: bigint | null; rules: MoneyRules }): bigint =>
  rules.deductFees ? base - (fee ?? 0n) : base;
