import { eq, isNull } from "drizzle-orm";
import { type Pool, pool } from "@/db/client";
import { credentials } from "@/db/schema/credentials";
import { ALL_COMPANIES, type Ctx, transact, within } from "@/lib/context";
import { endOauthGrant } from "@/lib/credentials";
import type { Party } from "./authenticate-client";
import { findBearer, findRefresh } from "./found-token";

type Revocation = {
  party: Party;
  token: string;
  ip: string | null;
  host: string;
  now: Date;
  requestId: string;
  pool?: Pool;
};

/**
 * Ends a token of the client that asks (RFC 7009): a refresh token with its whole grant, a bearer alone. True as well for what is no
 * token or has ended; false for a token of somebody else, which stays as it is.
 */
export async function revokeToken({ party, token, ip, host, now, requestId, pool: chosen = pool() }: Revocation) {
  const where = { host, now, pool: chosen };
  const refresh = await findRefresh(token, where);
  const bearer = refresh ? null : await findBearer(token, where);
  const found = refresh ?? bearer;
  if (!found) return true;
  if (found.client_id !== party.clientId) return false;
  const { tenant_id: tenantId, company_id: companyId, environment } = found;
  const label = party.app?.name ?? party.clientId;
  const principal: Ctx["principal"] = { kind: "system", id: party.clientId, label, permissions: [], scopes: [] };
  const place = { tenantId, companyId: companyId ?? ALL_COMPANIES, environment };
  await transact({ pool: chosen, ...place, principal, now, requestId, ip }, async (ctx) => {
    if (!bearer) return endOauthGrant(ctx, found.grant_id, "revoked by the app");
    const own = within(ctx, credentials, eq(credentials.id, bearer.id), isNull(credentials.revokedAt));
    return ctx.db.update(credentials).set({ revokedAt: now }).where(own);
  });
  return true;
}
