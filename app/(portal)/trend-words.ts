type Ended = { succeeded: number; failed: number };
type Sum = { currencyCode: string; amount: bigint };

const BEFORE = "the 30 days before";

/** By what share a currency's sum grew, 0.25 for a quarter more; null when there was nothing to grow from. */
export function trendOf(now: Sum, before: readonly Sum[]): number | null {
  const then = before.find(({ currencyCode }) => currencyCode === now.currencyCode)?.amount ?? 0n;
  return then > 0n ? Number(((now.amount - then) * 1000n) / then) / 1000 : null;
}

/** A sum's growth in words. */
export function volumeWords(growth: number | null): string {
  if (growth === null) return `Nothing in ${BEFORE}`;
  const share = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 }).format(Math.abs(growth));
  if (growth === 0) return `As much as in ${BEFORE}`;
  return `${share} ${growth > 0 ? "more" : "less"} than in ${BEFORE}`;
}

/** How the share of successes moved, in points; null when one of the two periods has none to speak of. */
export function rateWords({ before, ...now }: Ended & { before: Ended | null }): string | null {
  const [rate, then] = [rateOf(now), before && rateOf(before)];
  if (rate === null || then === null) return null;
  const points = Math.round((rate - then) * 1000) / 10;
  if (points === 0) return `As high as in ${BEFORE}`;
  const size = Math.abs(points);
  return `${size} ${size === 1 ? "point" : "points"} ${points > 0 ? "higher" : "lower"} than in ${BEFORE}`;
}

const rateOf = ({ succeeded, failed }: Ended): number | null =>
  succeeded + failed === 0 ? null : succeeded / (succeeded + failed);
