import { sql } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { oauthRefreshTokens } from "@/db/schema/oauth";
import { type TxCtx, tenantWide, within } from "@/lib/context";
import { mintGrantBearer } from "@/lib/credentials";
import { env } from "@/lib/kit/env";
import { hashSecret, mintSecret, OAUTH_PREFIX, parseSecret, type SecretPrefix } from "@/lib/kit/secret";
import { addSeconds, DAY } from "@/lib/kit/time";

/** Seconds in which a refresh token must be used. */
export const REFRESH_SECONDS = 30 * DAY;

/** What an app gets: a bearer, and what it gets the next one with. */
export type Tokens = { accessToken: string; refreshToken: string; expiresInSeconds: number; scopes: string[] };

export type Grant = { id: string; userId: string; oauthClientId: string; label: string };

/** The hash under which a secret of this kind is kept; null when the text can't be one, which costs no query. */
export const hashOf = (text: string, prefix: SecretPrefix): string | null =>
  parseSecret(text)?.prefix === prefix ? hashSecret(text, env().TOKEN_PEPPER) : null;

/**
 * A bearer and a refresh token under a grant, which now lives 30 days more, though never longer than a year: then the
 * person is asked again.
 */
export async function giveTokens(ctx: TxCtx, grant: Grant, scopes: string[]): Promise<Tokens> {
  const end = addSeconds(ctx.now, REFRESH_SECONDS).toISOString();
  const [kept] = await ctx.db
    .update(credentials)
    .set({ expiresAt: sql`least(${end}::timestamptz, ${credentials.createdAt} + interval '1 year')` })
    .where(within(tenantWide(ctx), credentials, sql`${credentials.id} = ${grant.id}`))
    .returning({ endsAt: credentials.expiresAt });
  if (!kept?.endsAt) throw new Error("a grant without an end");
  const { endsAt } = kept;
  const bearer = await mintGrantBearer(ctx, { ...grant, endsAt }, scopes);
  const { plaintext: refreshToken } = mintSecret(OAUTH_PREFIX.refresh_token, ctx.environment);
  const { tenantId, now: createdAt } = ctx;
  const tokenHash = hashSecret(refreshToken, env().TOKEN_PEPPER);
  await ctx.db
    .insert(oauthRefreshTokens)
    .values({ tokenHash, grantId: grant.id, expiresAt: endsAt, createdAt, tenantId });
  return { ...bearer, refreshToken };
}
