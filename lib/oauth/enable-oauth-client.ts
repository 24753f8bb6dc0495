import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { requirePermission } from "@/lib/tenants";
import { changeClient, lockClient, NEEDS, type OauthApp } from "./client-rows";
import type { OauthId } from "./schema";

/** Lets a disabled app and the tokens it still holds work again. Needs `tenant:manage:api:credentials`. */
export async function enableOauthClient(ctx: Ctx, { id }: OauthId): Promise<OauthApp> {
  requirePermission(ctx, NEEDS);
  return transact(ctx, async (ctx) => {
    const { disabledAt } = await lockClient(ctx, id);
    const going = await changeClient(ctx, id, { disabledAt: null });
    if (disabledAt) await record(ctx, "oauth_client.enabled", id, { name: going.name });
    return going;
  });
}
