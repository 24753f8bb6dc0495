import { type Pool, pool } from "@/db/client";
import { AppError, unauthenticated } from "@/lib/kit/errors";
import { checkTotp, spendRecoveryCode } from "@/lib/second-factor";
import { findUserByEmail, passwordMatches } from "@/lib/tenants";
import { hashSessionToken } from "./cookie";
import { type OpenSession, renewSession } from "./open-session";
import { findSight } from "./require-ctx";
import type { Sight } from "./sight";
import { relieve, throttle } from "./throttle";

const MINUTE_MS = 60_000;
const FRESH_MINUTES = 5;

/** The reason by which a form knows that `/confirm` has to be asked first. */
export const NOT_FRESH = "not_fresh";

/** Whether the person showed within these minutes that it is them. */
export const isFresh = ({ freshAt }: Pick<Sight, "freshAt">, now: Date, minutes = FRESH_MINUTES): boolean =>
  now.getTime() - freshAt.getTime() <= minutes * MINUTE_MS;

/**
 * Throws unless the person of this request showed within five minutes that it is them, by signing in or at `/confirm`. For
 * what can't be undone where money is real: `action(…, { fresh: inProduction })` asks it before the verb.
 */
export async function requireFresh(minutes = FRESH_MINUTES): Promise<void> {
  const sight = await findSight();
  if (!sight) throw unauthenticated("session");
  if (isFresh(sight, new Date(), minutes)) return;
  throw new AppError("forbidden", "Confirm that it’s you first. Nothing was changed.", {}, { reason: NOT_FRESH });
}

/** When an installation let this session through; null when it did not itself, but a recovery code or an exception did. */
export function passedAt({ passed }: Pick<Sight, "passed">, integrationId: string): Date | null {
  const at = new Date(passed[integrationId] ?? "");
  return Number.isNaN(at.getTime()) ? null : at;
}

type Proof = { token: string; proof: string; now: Date };

/**
 * Takes a password, a code of the app or a recovery code as a sign that it is still the same person, and gives the session
 * under a new token. Tries are counted before the check. Throws unauthenticated, or rate_limited after five in a row.
 */
export async function reauthenticate(
  { userId, email }: Pick<Sight, "userId" | "email">,
  { token, proof, now }: Proof,
  chosen: Pool = pool(),
): Promise<OpenSession> {
  const limit = { name: "confirm", subject: userId, burst: 5, everySeconds: 60 };
  await throttle(limit, now, chosen);
  if (!(await isProof({ pool: chosen, userId, now }, email, proof))) {
    throw new AppError("unauthenticated", "That is neither your password nor a code.");
  }
  await relieve(limit, chosen);
  const renewed = await renewSession(hashSessionToken(token), now, {}, chosen);
  if (!renewed) throw unauthenticated("session");
  return renewed;
}

/** Six digits may be a code or somebody's password, so a code is tried first and the password all the same. */
async function isProof(who: { pool: Pool; userId: string; now: Date }, email: string, proof: string): Promise<boolean> {
  if ((await checkTotp(who, proof.trim())) || (await spendRecoveryCode(who, proof))) return true;
  const user = await findUserByEmail(who.pool, email);
  return passwordMatches(user?.passwordHash ?? null, proof);
}
