import { canonicalRange } from "@/lib/kit/ip";

const MOST = 100;

/** How a list of typed addresses will be stored, or which of them are none and why; null for an empty list. */
export function ipWords(entries: readonly string[]): string | null {
  const read = entries.slice(0, MOST).map((entry) => ({ entry, range: canonicalRange(entry) }));
  const bad = read.flatMap(({ entry, range }) => (range.ok ? [] : [`${entry}: ${range.why}`]));
  if (bad.length > 0) return bad.join(" ");
  const ranges = [...new Set(read.flatMap(({ range }) => (range.ok ? [range.range] : [])))];
  return ranges.length > 0 ? `Stored as ${ranges.join(", ")}.` : null;
}
