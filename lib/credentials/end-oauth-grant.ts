import { and, eq, isNull } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { record } from "@/lib/audit";
import { type TxCtx, tenantWide, within } from "@/lib/context";
import { emit } from "@/lib/events";
import { atCredential } from "./rights";

/** What ended it, for the audit trail. */
type Why = "disconnected" | "revoked by the app" | "code replayed" | "refresh token replayed";

/**
 * Ends a grant in the caller's tenant and environment for good, with every bearer and refresh token that came of it, and with
 * the client tokens the app made by it, unless the app itself lets go after setting something up: a copied token or an
 * unwanted app would else stay in by one of those. Whoever calls it has shown that the caller may. Returns whether there was
 * something to end.
 */
export async function endOauthGrant(ctx: TxCtx, id: string, why: Why): Promise<boolean> {
  const own = and(eq(credentials.id, id), eq(credentials.kind, "oauth_grant"));
  const alive = and(isNull(credentials.parentId), isNull(credentials.revokedAt));
  const [row] = await ctx.db
    .update(credentials)
    .set({ revokedAt: ctx.now })
    .where(within(tenantWide(ctx), credentials, own, alive))
    .returning();
  if (!row) return false;
  const there = atCredential(ctx, row);
  const { kind, label, hint, userId, oauthClientId } = row;
  await record(there, "credential.revoked", id, { kind, label, userId, oauthClientId, why });
  await emit(there, "credential.revoked", id, { id, kind, label, hint });
  if (why !== "revoked by the app") await endTokensOf(there, id, why);
  return true;
}

async function endTokensOf(ctx: TxCtx, grantId: string, why: Why): Promise<void> {
  const made = and(eq(credentials.createdBy, grantId), eq(credentials.kind, "client_token"));
  const rows = await ctx.db
    .update(credentials)
    .set({ revokedAt: ctx.now })
    .where(within(ctx, credentials, made, isNull(credentials.revokedAt)))
    .returning();
  for (const { id, kind, label, hint } of rows) {
    await record(ctx, "credential.revoked", id, { kind, label, grantId, why });
    await emit(ctx, "credential.revoked", id, { id, kind, label, hint });
  }
}
