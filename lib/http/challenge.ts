import type { Failure } from "./failure";

/** What tells a caller which scope a bearer with more rights must hold (RFC 6750, 3.1); nothing where another thing is wrong. */
export function challengeOf({ status, requiredScopes }: Failure): Record<string, string> {
  if (status !== 403 || !requiredScopes?.length) return {};
  return { "www-authenticate": `Bearer error="insufficient_scope", scope="${requiredScopes.join(" ")}"` };
}
