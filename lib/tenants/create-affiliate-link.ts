import { eq } from "drizzle-orm";
import { affiliateLinks, tenants } from "@/db/schema/tenants";
import { record } from "@/lib/audit";
import { type Ctx, type TxCtx, tenantWide, transact, transactIn } from "@/lib/context";
import { conflict, forbidden, notFound } from "@/lib/kit/errors";
import type { CreateAffiliateLink } from "./schema";

/**
 * Puts a merchant under the affiliate the caller works for. Only the operator may: an affiliate that could name any merchant
 * could act for any. Throws a conflict when the merchant has an affiliate already.
 */
export async function createAffiliateLink(
  ctx: Ctx,
  { merchantId }: CreateAffiliateLink,
): Promise<{ merchantId: string }> {
  if (ctx.principal.kind !== "system") throw forbidden("Only the operator links a merchant to an affiliate");
  const { tenantId: affiliateId } = ctx;
  return transact(ctx, async (ctx) => {
    if ((await kindHere(ctx)) !== "affiliate") throw notFound("Affiliate");
    const there = { ...tenantWide(ctx), tenantId: merchantId };
    const kind = await transactIn(ctx, there, kindHere);
    if (kind !== "merchant") throw notFound("Merchant");
    const made = await ctx.db
      .insert(affiliateLinks)
      .values({ merchantId, affiliateId, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ merchantId: affiliateLinks.merchantId });
    if (made.length === 0) throw conflict("This merchant has an affiliate already");
    await record(ctx, "affiliate.linked", merchantId, { merchantId });
    await transactIn(ctx, there, (ctx) => record(ctx, "affiliate.linked", affiliateId, { affiliateId }));
    return { merchantId };
  });
}

async function kindHere({ db, tenantId }: TxCtx): Promise<string | null> {
  const [tenant] = await db.select({ kind: tenants.kind }).from(tenants).where(eq(tenants.id, tenantId));
  return tenant?.kind ?? null;
}
