import { and, eq, gt, isNull } from "drizzle-orm";
import { pool } from "@/db/client";
import { oauthRefreshTokens } from "@/db/schema/oauth";
import { type Ctx, type TxCtx, transact } from "@/lib/context";
import { covers, endOauthGrant, noteUse, refusalOf } from "@/lib/credentials";
import { env } from "@/lib/kit/env";
import { hashSecret } from "@/lib/kit/secret";
import type { OauthClient } from "./find-client";
import { type FoundRefresh, findRefresh } from "./found-token";
import { grantable, heldScopes } from "./held-scopes";
import type { Call } from "./redeem-code";
import { giveTokens, type Tokens } from "./tokens";

type Refreshing = { app: OauthClient; refreshToken: string; scopes: readonly string[] | null; host: string } & Call;

/** `refused`: whatever is wrong with the token. `scope`: more was asked for than was granted and is allowed; the token is still good. */
export type Refreshed = { kind: "refreshed"; tokens: Tokens } | { kind: "refused" } | { kind: "scope" };

/**
 * A refresh token for a bearer and the next refresh token. One conditional UPDATE takes it; one that comes again ends the
 * whole grant, because then somebody has a copy (RFC 9700, 4.14). The bearer may be narrower than the grant, and is never
 * more than the person may do, and an affiliate allows, at this moment.
 */
export async function refreshGrant(call: Refreshing): Promise<Refreshed> {
  const { app, refreshToken, host, now, ip, requestId, pool: chosen = pool() } = call;
  const found = await findRefresh(refreshToken, { host, now, pool: chosen });
  if (!found || found.client_id !== app.id || refusalOf(found.checks)) return { kind: "refused" };
  const wanted = call.scopes ?? found.scopes;
  const isWithin = wanted.length > 0 && wanted.every((scope) => covers(found.scopes, scope));
  if (!isWithin) return { kind: "scope" };
  const scopes = grantable(wanted, found.role ? heldScopes(found.role) : []);
  if (scopes.length === 0) return { kind: "refused" };

  const { tenant_id: tenantId, company_id: companyId, environment } = found;
  const principal: Ctx["principal"] = { kind: "system", id: app.id, label: app.name, permissions: [], scopes: [] };
  const ctx: Ctx = { pool: chosen, tenantId, companyId, environment, principal, now, requestId, ip };
  const tokens = await transact(ctx, async (ctx) => {
    if (await takeToken(ctx, refreshToken)) return giveTokens(ctx, grantOf(found), scopes);
    // The grant and so the token were alive a moment ago: it was used before, by the app or by somebody else.
    await endOauthGrant(ctx, found.grant_id, "refresh token replayed");
    return null;
  });
  if (!tokens) return { kind: "refused" };
  noteUse(found.grant_id, now, ip);
  return { kind: "refreshed", tokens };
}

const grantOf = ({ grant_id: id, user_id: userId, client_id: oauthClientId, label }: FoundRefresh) => ({
  id,
  userId,
  oauthClientId,
  label,
});

async function takeToken({ db, now, tenantId }: TxCtx, refreshToken: string): Promise<boolean> {
  const { tokenHash, usedAt, expiresAt } = oauthRefreshTokens;
  const own = and(
    eq(tokenHash, hashSecret(refreshToken, env().TOKEN_PEPPER)),
    eq(oauthRefreshTokens.tenantId, tenantId),
  );
  const taken = await db
    .update(oauthRefreshTokens)
    .set({ usedAt: now })
    .where(and(own, isNull(usedAt), gt(expiresAt, now)))
    .returning({ tokenHash });
  return taken.length === 1;
}
