import { isNotNull, isNull } from "drizzle-orm";
import { pageOf } from "@/db/keyset";
import { credentials } from "@/db/schema/credentials";
import { type Ctx, tenantWide, transact, within } from "@/lib/context";
import { cutPage, type Page, type PageAsk } from "@/lib/kit/page";
import { findAffiliate } from "@/lib/tenants";
import { asPair, type Pair } from "./pair";
import { presentCredential } from "./present";
import { requireRight } from "./rights";

const ROWS = 50;

/** `madeBy`: the affiliate that made it; null for the tenant's own. */
export type OwnPair = Pair & { madeBy: string | null };

/**
 * A page of the pairs that authenticate as the caller's tenant in this environment, those its affiliate made too, newest first. What
 * is listed can be revoked, disabled and enabled like any credential. Needs `tenant:manage:api:keys`.
 */
export async function listMerchantCredentialsOfMine(ctx: Ctx, ask: PageAsk = {}): Promise<Page<OwnPair>> {
  requireRight(ctx, "merchant_credential");
  return transact(ctx, async (ctx) => {
    const affiliate = await findAffiliate(ctx);
    const { publicId, revokedAt } = credentials;
    const { where, order } = pageOf(credentials, ask);
    const rows = await ctx.db
      .select()
      .from(credentials)
      .where(within(tenantWide(ctx), credentials, isNotNull(publicId), isNull(revokedAt), where))
      .orderBy(...order)
      .limit(ROWS + 1);
    const makerOf = (affiliateId: string | null) => {
      if (affiliateId === null) return null;
      return affiliateId === affiliate?.affiliateId ? affiliate.name : "A former affiliate";
    };
    const pairs = rows.map((row) => ({ ...asPair(presentCredential(row, ctx.now)), madeBy: makerOf(row.affiliateId) }));
    return cutPage(pairs, ask, ROWS);
  });
}
