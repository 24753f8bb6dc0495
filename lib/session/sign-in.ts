import { type Pool, pool } from "@/db/client";
import { AppError } from "@/lib/kit/errors";
import { peerNetwork } from "@/lib/kit/ip";
import { factorsOf, policiesOf } from "@/lib/second-factor";
import { findUserByEmail, passwordMatches } from "@/lib/tenants";
import { CHALLENGE_SECONDS, openChallenge } from "./challenges";
import { owedAtSignIn } from "./demands";
import { homeOf, openSession, type Visit } from "./open-session";
import { relieve, throttle } from "./throttle";

type SignIn = { email: string; password: string; nextPath?: string };

/** A session, or the challenge that stands before it. */
export type SignedIn = { kind: "session" | "challenge"; token: string; expires: Date };

/**
 * Checks e-mail and password. Somebody who owes nothing more gets a session: a new row with a new token, of which the browser
 * gets the only copy. Somebody who owes a second factor gets a challenge, which is none. Tries are counted before the check,
 * per address and person and per address; unknown people take as long as known ones. Throws unauthenticated, or rate_limited
 * after 10 tries in a row.
 */
export async function signIn(
  { email, password, nextPath }: SignIn,
  visit: Visit,
  chosen: Pool = pool(),
): Promise<SignedIn> {
  const from = peerNetwork(visit.ip);
  const person = { name: "sign-in", subject: `${email} ${from}`, burst: 10, everySeconds: 60 };
  await throttle({ name: "sign-in-peer", subject: from, burst: 100, everySeconds: 5 }, visit.now, chosen);
  await throttle(person, visit.now, chosen);

  const user = await findUserByEmail(chosen, email);
  const matches = await passwordMatches(user?.passwordHash ?? null, password);
  if (!user || !matches) throw new AppError("unauthenticated", "E-mail or password is wrong");
  await relieve(person, chosen);
  return admit(user.id, visit, nextPath, chosen);
}

async function admit(userId: string, visit: Visit, nextPath = "/", chosen: Pool): Promise<SignedIn> {
  const who = { pool: chosen, userId };
  const [factors, policies, home] = await Promise.all([factorsOf(who), policiesOf(who), homeOf(userId, chosen)]);
  const owes = owedAtSignIn(factors, policies, home);
  if (owes.length === 0) return { kind: "session", ...(await openSession(userId, visit, {}, chosen)) };
  const token = await openChallenge({ userId, owes, nextPath }, visit.now, chosen);
  return { kind: "challenge", token, expires: new Date(visit.now.getTime() + CHALLENGE_SECONDS * 1000) };
}
