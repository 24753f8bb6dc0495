import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { requirePermission } from "@/lib/tenants";
import { changeClient, lockClient, NEEDS, type OauthApp, restTokens } from "./client-rows";
import type { OauthId } from "./schema";

/** Lets a disabled app, the tokens it still holds and the client tokens it made work again. Needs `tenant:manage:api:credentials`. */
export async function enableOauthClient(ctx: Ctx, { id }: OauthId): Promise<OauthApp> {
  requirePermission(ctx, NEEDS);
  return transact(ctx, async (ctx) => {
    const { disabledAt } = await lockClient(ctx, id);
    const going = await changeClient(ctx, id, { disabledAt: null });
    if (!disabledAt) return going;
    await restTokens(ctx, id, { since: disabledAt, from: null });
    await record(ctx, "oauth_client.enabled", id, { name: going.name });
    return going;
  });
}
