import { credentials } from "@/db/schema/credentials";
import { placeOf, type TxCtx } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { addSeconds, HOUR } from "@/lib/kit/time";
import { newSecret } from "./issue";

type Grant = { id: string; userId: string; oauthClientId: string; label: string; endsAt: Date };
export type GrantBearer = { accessToken: string; expiresInSeconds: number; scopes: string[] };

/**
 * A bearer of at most one hour under a grant, where the caller works. The judge asks grant and bearer the same questions on
 * every call, so it never opens more, nor longer, than the grant does.
 */
export async function mintGrantBearer(ctx: TxCtx, grant: Grant, scopes: string[]): Promise<GrantBearer> {
  const { id: parentId, userId, oauthClientId, label, endsAt } = grant;
  const anHour = addSeconds(ctx.now, HOUR);
  const expiresAt = endsAt < anHour ? endsAt : anHour;
  const { plaintext, kept } = newSecret("oauth_grant", ctx.environment);
  await ctx.db.insert(credentials).values({
    ...kept,
    id: newId("cre"),
    kind: "oauth_grant",
    parentId,
    userId,
    oauthClientId,
    label,
    scopes,
    expiresAt,
    createdBy: parentId,
    createdAt: ctx.now,
    ...placeOf(ctx),
  });
  const expiresInSeconds = Math.floor((expiresAt.getTime() - ctx.now.getTime()) / 1000);
  return { accessToken: plaintext, expiresInSeconds, scopes };
}
