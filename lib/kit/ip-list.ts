import { z } from "zod";
import { canonicalRange } from "./ip";

const MOST = 100;
const LONGEST = 64;

const Entry = z
  .string()
  .max(LONGEST, `At most ${LONGEST} characters.`)
  .meta({ examples: ["203.0.113.7", "2001:db8::/48"] });

/** Whether a canonical range holds every address of its family. */
export const isEverywhere = (range: string): boolean => range.endsWith("/0");

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
