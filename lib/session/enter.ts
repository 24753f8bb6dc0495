import { type Pool, pool } from "@/db/client";
import { notFound } from "@/lib/kit/errors";
import { factorsOf, policiesOf } from "@/lib/second-factor";
import { type Challenge, findChallenge, openChallenge } from "./challenges";
import { hashSessionToken } from "./cookie";
import { type Ways, waysThrough } from "./demands";

type Entry = { userId: string; token: string; integrationId: string; nextPath: string; now: Date };

/**
 * Begins a challenge for somebody who is signed in: to enter a company that demands an installation, or to show that they get
 * past one. Their session gets a new token when it is met. Throws not_found for an installation that is none of their companies'.
 */
export async function enterWith(
  { userId, token, integrationId, nextPath, now }: Entry,
  chosen: Pool = pool(),
): Promise<string> {
  const isTheirs = (await policiesOf({ pool: chosen, userId })).some((one) => one.integrationId === integrationId);
  if (!isTheirs) throw notFound("Integration");
  const order = { userId, owes: [integrationId], sessionToken: hashSessionToken(token), nextPath };
  return openChallenge(order, now, chosen);
}

/** A challenge as its page shows it; null when there is none any more. */
export async function findWays(
  token: string,
  now: Date,
  chosen: Pool = pool(),
): Promise<
  | (Ways &
      Pick<
        Challenge,
        "email" | "askedAt" | "askedState" | "askedNonce" | "askedIntegration" | "sessionToken" | "nextPath"
      >)
  | null
> {
  const challenge = await findChallenge(token, now, chosen);
  if (!challenge) return null;
  const who = { pool: chosen, userId: challenge.userId };
  const [factors, policies] = await Promise.all([factorsOf(who), policiesOf(who)]);
  return { ...challenge, ...waysThrough(challenge, factors, policies) };
}
