/** The judge's questions, in the order it asks them and the order `portico_judge` answers them. */
export const REASONS = [
  "revoked",
  "disabled",
  "expired",
  "suspended",
  "host",
  "kind",
  "ip",
  "ceiling",
  "scope",
] as const;
export type Reason = (typeof REASONS)[number];

/** The first question whose answer is no; null when the credential may pass. */
export function refusalOf(checks: readonly boolean[]): Reason | null {
  const first = checks.indexOf(false);
  return first < 0 ? null : (REASONS[first] ?? null);
}

/** Every question with its answer: the explanation of one decision. */
export const explain = (checks: readonly boolean[]) =>
  REASONS.map((reason, step) => ({ reason, passed: checks[step] === true }));
