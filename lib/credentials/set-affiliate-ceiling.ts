import { and, eq } from "drizzle-orm";
import { affiliateLinks } from "@/db/schema/tenants";
import { record } from "@/lib/audit";
import { type Ctx, tenantWide, transact, transactIn } from "@/lib/context";
import { requireManagedMerchant, requirePermission } from "@/lib/tenants";
import type { ManagedMerchant } from "@/lib/tenants/affiliate-links";
import type { SetAffiliateCeiling } from "./schema";

/**
 * Sets what the credentials of a managed merchant may do at most; null lifts the limit. It holds from the next request on,
 * for every credential there is (model A2.5). Needs `affiliate:manage`.
 */
export async function setAffiliateCeiling(
  ctx: Ctx,
  { merchantId, scopes }: SetAffiliateCeiling,
): Promise<ManagedMerchant> {
  requirePermission(ctx, "affiliate:manage");
  const { tenantId: affiliateId } = ctx;
  return transact(ctx, async (ctx) => {
    const merchant = await requireManagedMerchant(ctx, merchantId);
    await ctx.db
      .update(affiliateLinks)
      .set({ ceiling: scopes })
      .where(and(eq(affiliateLinks.merchantId, merchantId), eq(affiliateLinks.affiliateId, affiliateId)));
    const change = { before: merchant.ceiling, after: scopes };
    await record(ctx, "affiliate.ceiling_set", merchantId, change);
    const there = { ...tenantWide(ctx), tenantId: merchantId };
    await transactIn(ctx, there, (ctx) => record(ctx, "affiliate.ceiling_set", merchantId, { affiliateId, ...change }));
    return { ...merchant, ceiling: scopes };
  });
}
