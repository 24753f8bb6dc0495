import { and, eq, gt, lt, sql } from "drizzle-orm";
import { type Pool, pool } from "@/db/client";
import { signInChallenges } from "@/db/schema/second-factor";
import { users } from "@/db/schema/users";
import { hashSessionToken, newSessionToken } from "./cookie";
import { type OpenSession, openSession, renewSession, type Visit } from "./open-session";

/** Seconds in which a challenge has to be met. */
export const CHALLENGE_SECONDS = 10 * 60;
/** Codes that may be tried at one challenge. */
export const MOST_GUESSES = 5;
export const MOST_PUSHES = 3;
const KEPT_MS = 60 * 60 * 1000;

/** What `owes` says in place of an installation: the person's own factor. */
export const OWN = "own";

export type Challenge = typeof signInChallenges.$inferSelect & { email: string };

type Order = { userId: string; owes: string[]; sessionToken?: string; nextPath?: string };

/** Begins a challenge and gives its token, which belongs into this one browser. It is no session and opens nothing. */
export async function openChallenge(order: Order, now: Date, chosen: Pool = pool()): Promise<string> {
  const token = newSessionToken();
  const expiresAt = new Date(now.getTime() + CHALLENGE_SECONDS * 1000);
  await chosen.db.delete(signInChallenges).where(lt(signInChallenges.expiresAt, new Date(now.getTime() - KEPT_MS)));
  await chosen.db
    .insert(signInChallenges)
    .values({ ...order, tokenHash: hashSessionToken(token), expiresAt, createdAt: now });
  return token;
}

const open = (token: string, now: Date) =>
  and(eq(signInChallenges.tokenHash, hashSessionToken(token)), gt(signInChallenges.expiresAt, now));

/** The challenge behind a browser's token; null when it was met, is over or never was. */
export async function findChallenge(token: string, now: Date, chosen: Pool = pool()): Promise<Challenge | null> {
  const [row] = await chosen.db
    .select({ challenge: signInChallenges, email: users.email })
    .from(signInChallenges)
    .innerJoin(users, eq(users.id, signInChallenges.userId))
    .where(open(token, now));
  return row ? { ...row.challenge, email: row.email } : null;
}

/** Counts a guess before it is looked at. False when there were as many as there may be; exact for guesses at the same time. */
export async function countGuess(token: string, now: Date, chosen: Pool = pool()): Promise<boolean> {
  const counted = await chosen.db
    .update(signInChallenges)
    .set({ guesses: sql`${signInChallenges.guesses} + 1` })
    .where(and(open(token, now), lt(signInChallenges.guesses, MOST_GUESSES)))
    .returning({ guesses: signInChallenges.guesses });
  return counted.length === 1;
}

/** Counts a question to a telephone before it is sent; false when there were enough. */
export async function countPush(token: string, now: Date, chosen: Pool = pool()): Promise<boolean> {
  const counted = await chosen.db
    .update(signInChallenges)
    .set({ pushes: sql`${signInChallenges.pushes} + 1` })
    .where(and(open(token, now), lt(signInChallenges.pushes, MOST_PUSHES)))
    .returning({ pushes: signInChallenges.pushes });
  return counted.length === 1;
}

type Asked = Pick<
  typeof signInChallenges.$inferInsert,
  "askedIntegration" | "askedState" | "askedNonce" | "askedAt" | "downAt"
>;

/** Notes what an installation is being asked. */
export async function noteAsked(token: string, asked: Asked, now: Date, chosen: Pool = pool()): Promise<void> {
  await chosen.db.update(signInChallenges).set(asked).where(open(token, now));
}

/** Takes the question back, once: whoever gets true is the only one who may work with its answer. */
export async function takeAsked(token: string, state: string, now: Date, chosen: Pool = pool()): Promise<boolean> {
  const taken = await chosen.db
    .update(signInChallenges)
    .set({ askedState: null })
    .where(and(open(token, now), eq(signInChallenges.askedState, state)))
    .returning({ tokenHash: signInChallenges.tokenHash });
  return taken.length === 1;
}

/** A way through: what it settles, and what is noted about installations that are got past by it. */
export type Settlement = { clears: readonly string[]; passed: Record<string, string> };

/**
 * Takes what was shown off what is owed. Whoever empties the debt gets the session, under a new token; the others, and those
 * who still owe, get null. The challenge ends with it.
 */
export async function settle(
  token: string,
  { clears, passed }: Settlement,
  visit: Visit,
  chosen: Pool = pool(),
): Promise<OpenSession | null> {
  const paid = sql`array(select unnest(${signInChallenges.owes}) except select jsonb_array_elements_text(${JSON.stringify(clears)}::jsonb))`;
  await chosen.db
    .update(signInChallenges)
    .set({ owes: paid, passed: sql`${signInChallenges.passed} || ${JSON.stringify(passed)}::jsonb`, downAt: null })
    .where(open(token, visit.now));
  const [met] = await chosen.db
    .delete(signInChallenges)
    .where(and(open(token, visit.now), sql`cardinality(${signInChallenges.owes}) = 0`))
    .returning();
  if (!met) return null;
  if (met.sessionToken === null) return openSession(met.userId, visit, met.passed, chosen);
  return renewSession(met.sessionToken, visit.now, met.passed, chosen);
}
