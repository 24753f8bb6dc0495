import { invalid } from "@/lib/kit/errors";
import { parseMajor, toMajor } from "@/lib/kit/money";

const EXAMPLE = 1000n;

/** An amount in minor units out of what was typed into a field; throws invalid with an example in the currency's own digits. */
export function amountIn(field: string, typed: string, currency: string): bigint {
  const minor = parseMajor(typed.trim(), currency);
  if (minor !== null) return minor;
  throw invalid({ [field]: [`An amount of ${currency}, such as ${toMajor(EXAMPLE, currency)}.`] });
}

/** The same for money that moves: zero and less are refused too. */
export function sumIn(field: string, typed: string, currency: string): bigint {
  const minor = amountIn(field, typed, currency);
  if (minor <= 0n) throw invalid({ [field]: ["An amount above zero."] });
  return minor;
}
