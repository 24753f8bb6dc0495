import { createHash } from "node:crypto";
import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { type Pool, pool } from "@/db/client";
import type { Environment } from "@/db/schema/columns";
import { oauthCodes } from "@/db/schema/oauth";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import { createOauthGrant, endOauthGrant } from "@/lib/credentials";
import { OAUTH_PREFIX } from "@/lib/kit/secret";
import { addSeconds } from "@/lib/kit/time";
import { findAffiliate } from "@/lib/tenants";
import type { OauthClient } from "./find-client";
import { grantable } from "./held-scopes";
import { giveTokens, hashOf, REFRESH_SECONDS, type Tokens } from "./tokens";

/** What an app brings to the token endpoint, after it has shown who it is. */
export type Redemption = { app: OauthClient; code: string; redirectUri: string; verifier: string } & Call;
export type Call = { ip: string | null; now: Date; requestId: string; pool?: Pool };

type Found = { tenant_id: string; company_id: string; environment: Environment; client_id: string };

const VERIFIER = /^[A-Za-z0-9._~-]{43,128}$/;

/**
 * A code for tokens, once: one conditional UPDATE takes it, bound to app, address, challenge and time, so of several calls
 * at the same moment one wins. A code that comes again ends everything that was issued for it (RFC 6749, 4.1.2). Null for
 * whatever is wrong: the app is not told which.
 */
export async function redeemCode(redemption: Redemption): Promise<Tokens | null> {
  const { app, code, ip, now, requestId, pool: chosen = pool() } = redemption;
  const codeHash = hashOf(code, OAUTH_PREFIX.code);
  if (codeHash === null) return null;
  const [found] = await chosen.sql<Found[]>`select * from portico_oauth_code(${codeHash})`;
  if (!found || found.client_id !== app.id) return null;
  const { tenant_id: tenantId, company_id: companyId, environment } = found;
  const principal: Ctx["principal"] = { kind: "system", id: app.id, label: app.name, permissions: [], scopes: [] };
  const ctx: Ctx = { pool: chosen, tenantId, companyId, environment, principal, now, requestId, ip };
  return transact(ctx, async (ctx) => {
    const taken = await takeCode(ctx, codeHash, redemption);
    if (taken) return grantFor(ctx, taken);
    await endReplayed(ctx, codeHash);
    return null;
  });
}

type CodeRow = typeof oauthCodes.$inferSelect;

async function takeCode(ctx: TxCtx, codeHash: string, { app, redirectUri, verifier }: Redemption) {
  if (!VERIFIER.test(verifier)) return undefined;
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  const bound = and(eq(oauthCodes.redirectUri, redirectUri), eq(oauthCodes.challenge, challenge));
  const fresh = and(isNull(oauthCodes.usedAt), gt(oauthCodes.expiresAt, ctx.now));
  const [taken] = await ctx.db
    .update(oauthCodes)
    .set({ usedAt: ctx.now })
    .where(within(ctx, oauthCodes, eq(oauthCodes.codeHash, codeHash), eq(oauthCodes.clientId, app.id), bound, fresh))
    .returning();
  return taken;
}

async function grantFor(ctx: TxCtx, { codeHash, userId, clientId, label, scopes }: CodeRow): Promise<Tokens> {
  const principal: Ctx["principal"] = { kind: "user", id: userId, label, permissions: [], scopes };
  const granted = { userId, oauthClientId: clientId, label, scopes };
  const expiresAt = addSeconds(ctx.now, REFRESH_SECONDS);
  const { id } = await createOauthGrant({ ...ctx, principal }, { ...granted, expiresAt });
  const own = within(ctx, oauthCodes, eq(oauthCodes.codeHash, codeHash));
  await ctx.db.update(oauthCodes).set({ grantId: id }).where(own);
  const tokens = await giveTokens(ctx, { id, userId, oauthClientId: clientId, label }, scopes);
  const ceiling = (await findAffiliate(ctx))?.ceiling;
  return ceiling ? { ...tokens, scopes: grantable(scopes, ceiling) } : tokens;
}

async function endReplayed(ctx: TxCtx, codeHash: string): Promise<void> {
  const [used] = await ctx.db
    .select({ grantId: oauthCodes.grantId })
    .from(oauthCodes)
    .where(within(ctx, oauthCodes, eq(oauthCodes.codeHash, codeHash), isNotNull(oauthCodes.usedAt)));
  if (used?.grantId) await endOauthGrant(ctx, used.grantId, "code replayed");
}
