import { oauthClients } from "@/db/schema/oauth";
import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { requirePermission } from "@/lib/tenants";
import { NEEDS, newClientSecret, type OauthApp, presentClient } from "./client-rows";
import type { CreateOauthClient } from "./schema";

/**
 * Registers an app that may ask people of any tenant to let it in. A confidential one gets a secret, which exists in plain only
 * in this answer; a public one has none. Needs `tenant:manage:api:credentials`.
 */
export async function createOauthClient(
  ctx: Ctx,
  input: CreateOauthClient,
): Promise<OauthApp & { secret: string | null }> {
  requirePermission(ctx, NEEDS);
  const fresh = input.type === "confidential" ? newClientSecret() : null;
  return transact(ctx, async (ctx) => {
    const { principal, tenantId, now: createdAt } = ctx;
    const made = { id: newId("oac"), createdBy: principal.id, createdAt, tenantId };
    const [row] = await ctx.db
      .insert(oauthClients)
      .values({ ...input, ...fresh?.kept, ...made })
      .returning();
    if (!row) throw new Error("insert returned no row");
    await record(ctx, "oauth_client.created", row.id, input);
    return { ...presentClient(row, ctx.now), secret: fresh?.plaintext ?? null };
  });
}
