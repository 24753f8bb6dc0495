import { eq, sql } from "drizzle-orm";
import { type Pool, pool } from "@/db/client";
import { sessions } from "@/db/schema/users";
import { hashSessionToken, newSessionToken, SESSION_SECONDS } from "./cookie";

export type Visit = { now: Date; ip: string | null; userAgent: string | null };
export type OpenSession = { token: string; expires: Date };
export type Home = { tenantId: string; companyId: string | null };

type Membership = { tenant_id: string; company_id: string | null };

/** Where a person works at first: their first tenant's default company. Null for somebody whom no tenant has let in. */
export async function homeOf(userId: string, chosen: Pool = pool()): Promise<Home | null> {
  const [home] = await chosen.sql<
    Membership[]
  >`select tenant_id, company_id from portico_memberships(${userId}) limit 1`;
  return home ? { tenantId: home.tenant_id, companyId: home.company_id } : null;
}

/** A new session with a new token, of which the browser gets the only copy. `passed` names what let the person through. */
export async function openSession(
  userId: string,
  { now, ip, userAgent }: Visit,
  passed: Record<string, string> = {},
  chosen: Pool = pool(),
): Promise<OpenSession> {
  const home = await homeOf(userId, chosen);
  const token = newSessionToken();
  const expires = new Date(now.getTime() + SESSION_SECONDS * 1000);
  await chosen.db.insert(sessions).values({
    sessionToken: hashSessionToken(token),
    userId,
    expires,
    currentTenantId: home?.tenantId ?? null,
    currentCompanyId: home?.companyId ?? null,
    currentEnvironment: "sandbox",
    ip,
    userAgent: userAgent === null ? null : sql`left(${userAgent}, 300)`,
    freshAt: now,
    passed,
    createdAt: now,
  });
  return { token, expires };
}

/** The same session under a new token, as after everything that shows who is there; null when it has ended meanwhile. */
export async function renewSession(
  hash: string,
  now: Date,
  passed: Record<string, string> = {},
  chosen: Pool = pool(),
): Promise<OpenSession | null> {
  const token = newSessionToken();
  const [row] = await chosen.db
    .update(sessions)
    .set({
      sessionToken: hashSessionToken(token),
      freshAt: now,
      passed: sql`${sessions.passed} || ${JSON.stringify(passed)}::jsonb`,
    })
    .where(eq(sessions.sessionToken, hash))
    .returning({ expires: sessions.expires });
  return row && row.expires > now ? { token, expires: row.expires } : null;
}
