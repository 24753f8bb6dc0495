import { and, desc, eq, gt, ne } from "drizzle-orm";
import { type Pool, pool } from "@/db/client";
import { sessions } from "@/db/schema/users";
import { hashSessionToken } from "./cookie";

export type OwnSession = { isThis: boolean; ip: string | null; userAgent: string | null; createdAt: Date };

/** Where a person is signed in, newest first. Nothing in it opens a session. */
export async function listSessions(
  userId: string,
  token: string,
  now: Date,
  chosen: Pool = pool(),
): Promise<OwnSession[]> {
  const rows = await chosen.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expires, now)))
    .orderBy(desc(sessions.createdAt))
    .limit(50);
  const own = hashSessionToken(token);
  return rows.map(({ sessionToken, ip, userAgent, createdAt }) => ({
    isThis: sessionToken === own,
    ip,
    userAgent,
    createdAt,
  }));
}

/** Ends every session of a person but this one, and says how many there were. */
export async function endOtherSessions(userId: string, token: string, chosen: Pool = pool()): Promise<number> {
  const ended = await chosen.db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), ne(sessions.sessionToken, hashSessionToken(token))))
    .returning({ userId: sessions.userId });
  return ended.length;
}
