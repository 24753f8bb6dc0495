import { invalid } from "@/lib/kit/errors";
import { endOfDay, isDay } from "@/lib/kit/zoned-day";

export type Frame = { now: Date; timeZone: string };

/** The moment a picked day ends in the company's zone; null for none. Throws invalid_request under `expiresAt`. */
export function expiryOf(day: string, { now, timeZone }: Frame): Date | null {
  if (day === "") return null;
  if (!isDay(day)) throw invalid({ expiresAt: ["Pick a day, or leave it empty for never."] });
  const end = endOfDay(day, timeZone);
  if (end <= now) throw invalid({ expiresAt: ["This day is over. Pick today or later."] });
  return end;
}
