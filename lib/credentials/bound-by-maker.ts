import { eq, sql } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { type TxCtx, tenantWide, within } from "@/lib/context";
import { type FieldErrors, invalid, unauthenticated } from "@/lib/kit/errors";
import { outsideOf } from "@/lib/kit/ip-list";

/** Until when and from where a credential works. Null: for ever. An empty list: from everywhere. */
export type Bounds = { expiresAt: Date | null; allowedIps: string[] };

/**
 * The bounds of what the caller is about to make: a credential makes nothing that works for longer than it does, or from where
 * it does not, since whoever copied it for an hour would else be in for good. What the wish leaves open is the maker's; a
 * wider wish is invalid at its field. A bearer's maker is the pair or the grant it was minted from, and a grant ends a year
 * after the person's yes, however often it was refreshed. People and the system are bounded by nothing. The maker can't end
 * before the transaction does: one that has ended already is unauthenticated.
 */
export async function boundByMaker(ctx: TxCtx, wish: Bounds): Promise<Bounds> {
  if (ctx.principal.kind !== "credential") return wish;
  const maker = await holdMaker(ctx);
  const wrong = excess(wish, maker);
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
  return {
    expiresAt: wish.expiresAt ?? maker.expiresAt,
    allowedIps: wish.allowedIps.length > 0 ? wish.allowedIps : maker.allowedIps,
  };
}

function excess({ expiresAt, allowedIps }: Bounds, maker: Bounds): FieldErrors {
  const end = maker.expiresAt;
  const wrong: FieldErrors = {};
  if (end && expiresAt && expiresAt > end)
    wrong.expiresAt = [`must not be after ${end.toISOString()}, when the credential that makes this ends`];
  const outside = maker.allowedIps.length > 0 ? outsideOf(allowedIps, maker.allowedIps) : [];
  if (outside.length > 0) {
    const wall = maker.allowedIps.join(", ");
    wrong.allowedIps = outside.map((one) => `${one} is not within ${wall}, where the credential that makes this works`);
  }
  return wrong;
}

/** A grant moves its end with every refresh, so its last possible one counts. */
const LAST_MOMENT = sql`case when ${credentials.kind} = 'oauth_grant'
  then ${credentials.createdAt} + interval '1 year' else ${credentials.expiresAt} end`.mapWith(credentials.expiresAt);

async function holdMaker(ctx: TxCtx): Promise<Bounds> {
  const { id, revokedAt, disabledAt, allowedIps } = credentials;
  const [maker] = await ctx.db
    .select({ expiresAt: LAST_MOMENT, allowedIps, revokedAt, disabledAt })
    .from(credentials)
    .where(within(tenantWide(ctx), credentials, eq(id, ctx.principal.id)))
    .for("share");
  if (!maker || maker.revokedAt || maker.disabledAt) throw unauthenticated("revoked");
  return maker;
}
