import { desc, eq, sql } from "drizzle-orm";
import { oauthClients } from "@/db/schema/oauth";
import { type Ctx, transact } from "@/lib/context";
import { requirePermission } from "@/lib/tenants";
import { NEEDS, type OauthApp, presentClient } from "./client-rows";

/** The apps the tenant registered, newest first, with how many people's grants each holds now. Needs `tenant:manage:api:credentials`. */
export async function listOauthClients(ctx: Ctx): Promise<(OauthApp & { grants: number })[]> {
  requirePermission(ctx, NEEDS);
  return transact(ctx, async ({ db, tenantId, now }) => {
    const rows = await db
      .select()
      .from(oauthClients)
      .where(eq(oauthClients.tenantId, tenantId))
      .orderBy(desc(oauthClients.createdAt), desc(oauthClients.id));
    const counted = await db.execute<{ client_id: string; grants: number }>(
      sql`select * from portico_oauth_client_grants(${now.toISOString()}::timestamptz)`,
    );
    const grants = new Map(counted.map(({ client_id: id, grants }) => [id, grants]));
    return rows.map((row) => ({ ...presentClient(row, now), grants: grants.get(row.id) ?? 0 }));
  });
}
