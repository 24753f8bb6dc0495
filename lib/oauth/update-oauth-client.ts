import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { requirePermission } from "@/lib/tenants";
import { changeClient, lockClient, NEEDS, type OauthApp } from "./client-rows";
import type { UpdateOauthClient } from "./schema";

/**
 * Changes an app's name, redirect addresses or scopes; what people have granted stays as they granted it. Needs
 * `tenant:manage:api:credentials`; an app of another tenant is not found.
 */
export async function updateOauthClient(ctx: Ctx, { id, ...change }: UpdateOauthClient): Promise<OauthApp> {
  requirePermission(ctx, NEEDS);
  return transact(ctx, async (ctx) => {
    const { name, redirectUris, scopes } = await lockClient(ctx, id);
    const changed = await changeClient(ctx, id, change);
    await record(ctx, "oauth_client.updated", id, { before: { name, redirectUris, scopes }, after: change });
    return changed;
  });
}
