import { sql } from "drizzle-orm";
import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { requirePermission } from "@/lib/tenants";
import { lockClient, NEEDS, removeClient } from "./client-rows";
import type { OauthId } from "./schema";

/**
 * Deletes an app for good and ends everything people of any tenant granted it, with the client tokens it made by that, from
 * the very next call. Needs `tenant:manage:api:credentials`; an app of another tenant is not found.
 */
export async function deleteOauthClient(ctx: Ctx, { id }: OauthId): Promise<{ id: string }> {
  requirePermission(ctx, NEEDS);
  return transact(ctx, async (ctx) => {
    const { name } = await lockClient(ctx, id);
    const at = ctx.now.toISOString();
    const [ended] = await ctx.db.execute(sql`select portico_oauth_end_client(${id}, ${at}::timestamptz) as grants`);
    await removeClient(ctx, id);
    await record(ctx, "oauth_client.deleted", id, { name, grants: ended?.grants ?? 0 });
    return { id };
  });
}
