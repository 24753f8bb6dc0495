import { desc, isNotNull, isNull } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { type Ctx, tenantWide, transact, within } from "@/lib/context";
import { findAffiliate } from "@/lib/tenants";
import { asPair, type Pair } from "./pair";
import { presentCredential } from "./present";
import { requireRight } from "./rights";

const MOST = 500;

/** `madeBy`: the affiliate that made it; null for the tenant's own. */
export type OwnPair = Pair & { madeBy: string | null };

/**
 * Every pair that authenticates as the caller's tenant in this environment, those its affiliate made too, newest first. What
 * is listed can be revoked, disabled and enabled like any credential. Needs `tenant:manage:api:keys`.
 */
export async function listMerchantCredentialsOfMine(ctx: Ctx): Promise<OwnPair[]> {
  requireRight(ctx, "merchant_credential");
  return transact(ctx, async (ctx) => {
    const affiliate = await findAffiliate(ctx);
    const { publicId, revokedAt, createdAt, id } = credentials;
    const rows = await ctx.db
      .select()
      .from(credentials)
      .where(within(tenantWide(ctx), credentials, isNotNull(publicId), isNull(revokedAt)))
      .orderBy(desc(createdAt), desc(id))
      .limit(MOST);
    const makerOf = (affiliateId: string | null) => {
      if (affiliateId === null) return null;
      return affiliateId === affiliate?.affiliateId ? affiliate.name : "A former affiliate";
    };
    return rows.map((row) => ({ ...asPair(presentCredential(row, ctx.now)), madeBy: makerOf(row.affiliateId) }));
  });
}
