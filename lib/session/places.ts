import { eq } from "drizzle-orm";
import { type Pool, pool } from "@/db/client";
import type { Environment } from "@/db/schema/columns";
import { sessions } from "@/db/schema/users";
import { notFound } from "@/lib/kit/errors";
import { hashSessionToken, newSessionToken } from "./cookie";

type Row = { tenant_id: string; tenant_name: string; company_id: string | null; company_name: string | null };
export type PlaceChoice = { tenantId: string; tenantName: string; companyId: string; companyName: string };

/** Every company a person may work in, by tenant. */
export async function placesOf(userId: string, chosen: Pool = pool()): Promise<PlaceChoice[]> {
  const rows = await chosen.sql<Row[]>`select * from portico_memberships(${userId})`;
  return rows.flatMap((row) =>
    row.company_id && row.company_name
      ? [
          {
            tenantId: row.tenant_id,
            tenantName: row.tenant_name,
            companyId: row.company_id,
            companyName: row.company_name,
          },
        ]
      : [],
  );
}

/** Moves a session to another company, which must be one of the person's own. The session gets a new token, as at sign-in. */
export async function switchCompany(
  token: string,
  userId: string,
  companyId: string,
  chosen: Pool = pool(),
): Promise<string> {
  const place = (await placesOf(userId, chosen)).find((choice) => choice.companyId === companyId);
  if (!place) throw notFound("Company");
  const fresh = newSessionToken();
  await chosen.db
    .update(sessions)
    .set({ sessionToken: hashSessionToken(fresh), currentTenantId: place.tenantId, currentCompanyId: place.companyId })
    .where(eq(sessions.sessionToken, hashSessionToken(token)));
  return fresh;
}

/** Moves a session between sandbox and production. */
export async function switchEnvironment(token: string, environment: Environment, chosen: Pool = pool()): Promise<void> {
  await chosen.db
    .update(sessions)
    .set({ currentEnvironment: environment })
    .where(eq(sessions.sessionToken, hashSessionToken(token)));
}

/** Ends a session; its cookie opens nothing from now on. */
export async function endSession(token: string, chosen: Pool = pool()): Promise<void> {
  await chosen.db.delete(sessions).where(eq(sessions.sessionToken, hashSessionToken(token)));
}
