import { and, eq, inArray, isNull } from "drizzle-orm";
import { ENVIRONMENTS } from "@/db/schema/columns";
import { credentials } from "@/db/schema/credentials";
import { type Ctx, tenantWide, transact, within } from "@/lib/context";
import { endOauthGrant } from "@/lib/credentials";
import { notFound } from "@/lib/kit/errors";
import { requirePermission } from "@/lib/tenants";
import type { OauthId } from "./schema";

/**
 * Ends what a person granted an app; its very next call is refused. One's own needs nothing but being in the tenant, somebody
 * else's needs `member:manage` and a company the person may enter; anything else is not found.
 */
export async function disconnectApp(ctx: Ctx, { id }: OauthId): Promise<{ id: string }> {
  requirePermission(ctx, "tenant:read");
  const { permissions, companyIds, id: personId } = ctx.principal;
  const { userId, parentId, companyId } = credentials;
  const isTheirs = permissions.includes("member:manage")
    ? companyIds && inArray(companyId, [...companyIds])
    : eq(userId, personId);
  const own = and(eq(credentials.id, id), eq(credentials.kind, "oauth_grant"), isNull(parentId), isTheirs ?? undefined);
  return transact(ctx, async (ctx) => {
    for (const environment of ENVIRONMENTS) {
      const there = { ...tenantWide(ctx), environment };
      const [found] = await ctx.db
        .select({ id: credentials.id })
        .from(credentials)
        .where(within(there, credentials, own));
      if (found && (await endOauthGrant(there, id, "disconnected"))) return { id };
    }
    throw notFound("App");
  });
}
