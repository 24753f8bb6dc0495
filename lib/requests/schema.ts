import { madeAt } from "@/lib/kit/ids";

/** What became of a call, in the order people filter by. */
export const REQUEST_OUTCOMES = ["succeeded", "refused", "invalid", "failed"] as const;
export type RequestOutcome = (typeof REQUEST_OUTCOMES)[number];

/** The statuses that say no to the caller rather than to what was asked. */
const REFUSALS: readonly number[] = [401, 403, 429];

/** What a status means for whoever called. */
export function outcomeOf(status: number): RequestOutcome {
  if (status < 400) return "succeeded";
  if (REFUSALS.includes(status)) return "refused";
  return status < 500 ? "invalid" : "failed";
}

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** When a request id was made, which is the time of its row: `req_…`, or the bare UUID of interfaces that promise one. Null for what is none. */
export const requestTime = (id: string): Date | null => madeAt(UUID_V7.test(id) ? `req_${id.replaceAll("-", "")}` : id);
