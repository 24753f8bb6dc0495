import { and, eq, sql } from "drizzle-orm";
import { oauthClients } from "@/db/schema/oauth";
import type { TxCtx } from "@/lib/context";
import { env } from "@/lib/kit/env";
import { notFound } from "@/lib/kit/errors";
import { hashSecret, mintSecret, OAUTH_PREFIX, pepperId } from "@/lib/kit/secret";

/** What looks after apps. */
export const NEEDS = "tenant:manage:api:credentials";

type ClientRow = typeof oauthClients.$inferSelect;

/** An app as it is shown: neither a secret nor a hash. `clientId` is public. */
export const presentClient = (row: ClientRow, now: Date) => ({
  id: row.id,
  clientId: row.id,
  name: row.name,
  type: row.type,
  redirectUris: row.redirectUris,
  scopes: row.scopes,
  hint: row.hint,
  status: row.disabledAt ? ("disabled" as const) : ("active" as const),
  /** Until when the secret before the last rotation works as well. */
  graceUntil: row.graceUntil && row.graceUntil > now ? row.graceUntil : null,
  createdAt: row.createdAt,
});
export type OauthApp = ReturnType<typeof presentClient>;

/** A new client secret: the text that is shown once, and the columns kept in its place. An app serves both environments. */
export function newClientSecret() {
  const { TOKEN_PEPPER } = env();
  const { plaintext, hint } = mintSecret(OAUTH_PREFIX.client_secret, "production");
  return {
    plaintext,
    kept: { secretHash: hashSecret(plaintext, TOKEN_PEPPER), pepperId: pepperId(TOKEN_PEPPER), hint },
  };
}

const own = ({ tenantId }: TxCtx, id: string) => and(eq(oauthClients.tenantId, tenantId), eq(oauthClients.id, id));

/** An app of the caller's tenant, locked until the transaction ends. */
export async function lockClient(ctx: TxCtx, id: string): Promise<ClientRow> {
  const [row] = await ctx.db.select().from(oauthClients).where(own(ctx, id)).for("update");
  if (!row) throw notFound("App");
  return row;
}

/** Changes an app that `lockClient` gave. */
export async function changeClient(ctx: TxCtx, id: string, change: Partial<ClientRow>): Promise<OauthApp> {
  const [row] = await ctx.db.update(oauthClients).set(change).where(own(ctx, id)).returning();
  if (!row) throw notFound("App");
  return presentClient(row, ctx.now);
}

/**
 * Lets the client tokens that an app made, in whatever tenant, rest from a moment on (`from`), or lets those that have rested
 * since a moment work again (`since`). One that a person disabled is left as it is.
 */
export async function restTokens(
  ctx: TxCtx,
  id: string,
  when: { since: Date | null; from: Date | null },
): Promise<void> {
  const [since, from] = [when.since, when.from].map((at) => at?.toISOString() ?? null);
  await ctx.db.execute(sql`select portico_oauth_rest_tokens(${id}, ${since}::timestamptz, ${from}::timestamptz)`);
}

/** Removes an app that `lockClient` gave. */
export async function removeClient(ctx: TxCtx, id: string): Promise<void> {
  await ctx.db.delete(oauthClients).where(own(ctx, id));
}
