import type { Pool } from "@/db/client";
import { type Ctx, systemCtx } from "@/lib/context";
import {
  createAccessToken,
  createApiKey,
  createMerchantCredential,
  createTenantCredential,
  mintBearer,
} from "@/lib/credentials";
import {
  CreateAccessToken,
  CreateApiKey,
  CreateMerchantCredential,
  CreateTenantCredential,
} from "@/lib/credentials/schema";
import { createAffiliateLink, createTenant } from "@/lib/tenants";

export const PEER = "203.0.113.7";

/** An access token of `ctx`'s company that works from the tests' address. */
export const accessToken = (ctx: Ctx, over: object = {}) =>
  createAccessToken(
    ctx,
    CreateAccessToken.parse({ name: "CRM", permissions: ["payments.get"], allowedIps: [PEER], ...over }),
  );

/** An API key of `ctx`'s company and environment. */
export const apiKey = ({ companyId, environment, ...ctx }: Ctx, over: object = {}) =>
  createApiKey(
    { ...ctx, companyId, environment },
    CreateApiKey.parse({ name: "Key", companyId, environment, ...over }),
  );

/** A pair of `ctx`'s own tenant. */
export const ownPair = (ctx: Ctx, over: object = {}) =>
  createTenantCredential(ctx, CreateTenantCredential.parse({ name: "Own", ...over }));

/** A pair that an affiliate makes for a merchant. */
export const merchantPair = (affiliate: Ctx, merchantId: string, over: object = {}) =>
  createMerchantCredential(affiliate, CreateMerchantCredential.parse({ merchantId, name: "Made", ...over }));

type Pair = { clientId: string; secret: string };
type From = { ip?: string | null; host?: string; now?: Date; scopes?: string[] | null };

/** The answer of the token endpoint's verb to a pair. */
export const mint = (
  pool: Pool,
  { clientId, secret }: Pair,
  { ip = PEER, host = "localhost", now = new Date(), scopes = null }: From = {},
) => mintBearer({ clientId, secret, ip, host, now, scopes, pool });

/** A bearer minted from a pair. */
export async function bearerOf(pool: Pool, pair: Pair, from: From = {}): Promise<string> {
  const minted = await mint(pool, pair, from);
  if (minted.kind !== "minted") throw new Error(`not minted: ${JSON.stringify(minted)}`);
  return minted.accessToken;
}

/** A tenant of kind affiliate that manages these merchants. */
export async function affiliateOf(ctx: Ctx, ...merchantIds: string[]): Promise<Ctx> {
  const { tenantId, companyId } = await createTenant(ctx, { name: "Partner", kind: "affiliate" });
  const { environment, pool, now } = ctx;
  const operator = systemCtx({ tenantId, companyId, environment, pool, now, requestId: "req_test", label: "Test" });
  for (const merchantId of merchantIds) await createAffiliateLink(operator, { merchantId });
  return { ...ctx, tenantId, companyId };
}
