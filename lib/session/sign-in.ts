import { sql } from "drizzle-orm";
import { type Pool, pool } from "@/db/client";
import { sessions } from "@/db/schema/users";
import { AppError } from "@/lib/kit/errors";
import { findUserByEmail, passwordMatches } from "@/lib/tenants";
import { hashSessionToken, newSessionToken, SESSION_SECONDS } from "./cookie";
import { relieve, throttle } from "./throttle";

export type Visit = { now: Date; ip: string | null; userAgent: string | null };
type SignIn = { email: string; password: string };

/**
 * Checks e-mail and password and opens a session: a new row with a new token, of which the browser gets the only copy.
 * Tries are counted before the check, per address and person and per address; unknown people take as long as known ones.
 * Throws unauthenticated, or rate_limited after 10 tries in a row.
 */
export async function signIn(
  { email, password }: SignIn,
  visit: Visit,
  chosen: Pool = pool(),
): Promise<{ token: string; expires: Date }> {
  const from = visit.ip ?? "unknown";
  const person = { name: "sign-in", subject: `${email} ${from}`, burst: 10, everySeconds: 60 };
  await throttle({ name: "sign-in-peer", subject: from, burst: 100, everySeconds: 5 }, visit.now, chosen);
  await throttle(person, visit.now, chosen);

  const user = await findUserByEmail(chosen, email);
  const matches = await passwordMatches(user?.passwordHash ?? null, password);
  if (!user || !matches) throw new AppError("unauthenticated", "E-mail or password is wrong");
  await relieve(person, chosen);
  return openSession(user.id, visit, chosen);
}

type Membership = { tenant_id: string; company_id: string | null };

async function openSession(userId: string, { now, ip, userAgent }: Visit, chosen: Pool) {
  const [home] = await chosen.sql<
    Membership[]
  >`select tenant_id, company_id from portico_memberships(${userId}) limit 1`;
  const token = newSessionToken();
  const expires = new Date(now.getTime() + SESSION_SECONDS * 1000);
  await chosen.db.insert(sessions).values({
    sessionToken: hashSessionToken(token),
    userId,
    expires,
    currentTenantId: home?.tenant_id ?? null,
    currentCompanyId: home?.company_id ?? null,
    currentEnvironment: "sandbox",
    ip,
    userAgent: userAgent === null ? null : sql`left(${userAgent}, 300)`,
    createdAt: now,
  });
  return { token, expires };
}
