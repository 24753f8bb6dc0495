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
