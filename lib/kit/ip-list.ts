import ipaddr from "ipaddr.js";
import { z } from "zod";
import { canonicalRange } from "./ip";

const MOST = 100;
const LONGEST = 64;

const Entry = z
  .string()
  .max(LONGEST, `At most ${LONGEST} characters.`)
  .meta({ examples: ["203.0.113.7", "2001:db8::/48"] });

/** The canonical ranges that let every IPv4 or every IPv6 address in, alone or together; none when some address stays out. */
export function everywhereIn(ranges: readonly string[]): string[] {
  const families = [ranges.filter(isIpv4), ranges.filter((range) => !isIpv4(range))];
  return families.flatMap((family) => (coverAll(family.map(bitsOf)) ? outermost(family) : []));
}

/** Those canonical ranges that hold an address which is in none of the others. */
export const outsideOf = (ranges: readonly string[], others: readonly string[]): string[] =>
  ranges.filter((range) => {
    const family = others.filter((other) => isIpv4(other) === isIpv4(range)).map(bitsOf);
    const bits = bitsOf(range);
    return !family.some((head) => bits.startsWith(head)) && !coverAll(within(family, bits), bits);
  });

const within = (heads: readonly string[], start: string) => heads.filter((head) => head.startsWith(start));

const isIpv4 = (range: string) => range.includes(".");

/** A range as the bits that all its addresses begin with. */
function bitsOf(range: string): string {
  const [network = "", prefix] = range.split("/");
  const bytes = ipaddr.parse(network).toByteArray();
  return bytes
    .map((byte) => byte.toString(2).padStart(8, "0"))
    .join("")
    .slice(0, Number(prefix));
}

/** Whether whatever begins with `start` is in one of them, or half and half in several. */
function coverAll(heads: readonly string[], start = ""): boolean {
  if (heads.length === 0 || heads.includes(start)) return heads.length > 0;
  return ["0", "1"].every((bit) => {
    const half = start + bit;
    return coverAll(within(heads, half), half);
  });
}

/** Those that lie in no other of them. */
const outermost = (ranges: readonly string[]) =>
  ranges.filter((range) => {
    const bits = bitsOf(range);
    return ranges.every((other) => other === range || !bits.startsWith(bitsOf(other)));
  });

/**
 * A list of addresses and ranges in their one spelling, without twins. Every entry that is none is named with what is wrong
 * with it: a hostname, a bit set behind the mask. A range that holds every address is let through for the caller to judge.
 */
export const ipList = ({ least = 0 }: { least?: number } = {}) =>
  z
    .array(Entry)
    .min(least, least === 1 ? "Give at least one IP address or range." : `Give at least ${least} of these.`)
    .max(MOST, `At most ${MOST} entries.`)
    .transform((entries, ctx) => {
      const ranges = entries.map((typed, index) => {
        const read = canonicalRange(typed);
        if (read.ok) return read.range;
        const message = read.why.startsWith(`${typed.trim()} `) ? read.why : `${JSON.stringify(typed)}: ${read.why}`;
        ctx.issues.push({ code: "custom", message, input: typed, path: [index] });
        return typed;
      });
      return [...new Set(ranges)];
    });
