import { formatExact } from "@/lib/kit/time";
import { endOfDay, isDay } from "@/lib/kit/zoned-day";

/** When a token with this expiration date stops working, in the company's zone and in UTC; null for what is no day. */
export function expiryWords(day: string, timeZone: string): string | null {
  if (!isDay(day)) return null;
  const moment = endOfDay(day, timeZone);
  const there = formatExact(moment, timeZone);
  const utc = formatExact(moment, "UTC");
  return `Works through that day in ${timeZone}; refused from ${there}${there === utc ? "" : ` (${utc})`}.`;
}
