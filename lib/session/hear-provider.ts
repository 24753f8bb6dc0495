import { type Pool, pool } from "@/db/client";
import { policiesOf } from "@/lib/second-factor";
import { gone } from "./answer-code";
import { type Asked, conclude, duoReturnUrl, openFactor, type Policy, refusedBy } from "./ask-provider";
import { type Challenge, findChallenge, takeAsked } from "./challenges";
import { hashSessionToken } from "./cookie";
import type { Visit } from "./open-session";

/** How long a question on a telephone is waited for. */
const PATIENCE_MS = 90_000;

type Returned = { state: string | null; code: string | null };

/**
 * The browser is back from Duo's page. The state must be the one this browser's challenge left with, and opens one answer:
 * it is spent before the code is looked at.
 */
export async function hearRedirect(token: string, { state, code }: Returned, visit: Visit, chosen: Pool = pool()) {
  const { challenge, policy } = await asked(token, visit, chosen);
  const nonce = challenge.askedNonce;
  const isOurs = state !== null && (await takeAsked(token, hashSessionToken(state), visit.now, chosen));
  if (!isOurs || nonce === null) return refused("mismatch");
  if (!code) return conclude(token, challenge, policy, { result: "deny", why: "denied" }, visit, chosen);
  try {
    const { connector, settings, http } = await openFactor(challenge, policy, visit, chosen);
    const trip = { username: challenge.email, state, nonce, returnUrl: duoReturnUrl(), now: visit.now, code };
    return await conclude(token, challenge, policy, await connector.redeem(http, trip, settings), visit, chosen);
  } catch (error) {
    return refusedBy(error, { token, challenge, policy, visit, chosen });
  }
}

/** Waits for the answer to the question that is on the telephone now; up to a minute, then it says `waiting`. */
export async function hearPush(token: string, visit: Visit, chosen: Pool = pool()): Promise<Asked> {
  const { challenge, policy } = await asked(token, visit, chosen);
  const { askedState, askedAt } = challenge;
  if (askedState === null || askedAt === null || challenge.askedNonce !== null) return refused("timeout");
  if (visit.now.getTime() - askedAt.getTime() > PATIENCE_MS) return refused("timeout");
  try {
    const { connector, settings, http } = await openFactor(challenge, policy, visit, chosen);
    const verdict = await connector.answerOf(http, askedState, settings);
    if (verdict.result === "waiting") return { kind: "waiting" };
    if (!(await takeAsked(token, askedState, visit.now, chosen))) return refused("mismatch");
    return await conclude(token, challenge, policy, verdict, visit, chosen);
  } catch (error) {
    return refusedBy(error, { token, challenge, policy, visit, chosen });
  }
}

const refused = (why: "mismatch" | "timeout"): Asked => ({ kind: "refused", why });

async function asked(token: string, { now }: Visit, chosen: Pool): Promise<{ challenge: Challenge; policy: Policy }> {
  const challenge = await findChallenge(token, now, chosen);
  if (!challenge) throw gone();
  const policies = await policiesOf({ pool: chosen, userId: challenge.userId });
  const policy = policies.find(({ integrationId }) => integrationId === challenge.askedIntegration);
  if (!policy) throw gone();
  return { challenge, policy };
}
