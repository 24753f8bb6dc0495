import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { requirePermission } from "@/lib/tenants";
import { changeClient, lockClient, NEEDS, type OauthApp, restTokens } from "./client-rows";
import type { OauthId } from "./schema";

/**
 * Stops an app, every token it holds and every client token it made, from the very next call, until it is enabled again.
 * Needs `tenant:manage:api:credentials`.
 */
export async function disableOauthClient(ctx: Ctx, { id }: OauthId): Promise<OauthApp> {
  requirePermission(ctx, NEEDS);
  return transact(ctx, async (ctx) => {
    const { disabledAt } = await lockClient(ctx, id);
    const stopped = await changeClient(ctx, id, { disabledAt: disabledAt ?? ctx.now });
    if (disabledAt) return stopped;
    await restTokens(ctx, id, { since: null, from: ctx.now });
    await record(ctx, "oauth_client.disabled", id, { name: stopped.name });
    return stopped;
  });
}
