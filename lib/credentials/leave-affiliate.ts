import { eq, isNull } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { affiliateLinks } from "@/db/schema/tenants";
import { record } from "@/lib/audit";
import { type Ctx, type TxCtx, tenantWide, transact, transactIn, within } from "@/lib/context";
import { emit } from "@/lib/events";
import { forbidden, notFound } from "@/lib/kit/errors";
import { findAffiliate, requirePermission } from "@/lib/tenants";

const ENVIRONMENTS = ["production", "sandbox"] as const;

/**
 * Ends what binds the caller's merchant to its affiliate: every pair the affiliate made for it is revoked in both
 * environments, with the bearers minted from it, and the affiliate's ceiling is lifted. `affiliateId` is the one the caller
 * means; not found when another one, or none, manages the merchant. Both audit chains tell of it. Needs `member:manage` in
 * all companies.
 */
export async function leaveAffiliate(
  ctx: Ctx,
  { affiliateId }: { affiliateId: string },
): Promise<{ name: string; revoked: number }> {
  requirePermission(ctx, "member:manage");
  if (ctx.principal.companyIds) throw forbidden("Only somebody who may enter every company can end this");
  return transact(tenantWide(ctx), async (ctx) => {
    const affiliate = await findAffiliate(ctx);
    if (affiliate?.affiliateId !== affiliateId) throw notFound("Affiliate");
    const { tenantId: merchantId } = ctx;
    const there = { ...ctx, tenantId: affiliateId };
    // The link goes first: it waits for a pair that is being made, which is then among those that are revoked.
    await transactIn(ctx, there, (ctx) => endLink(ctx, merchantId));
    let revoked = 0;
    for (const environment of ENVIRONMENTS) revoked += await revokePairs({ ...ctx, environment }, affiliateId);
    await transactIn(ctx, there, (ctx) => record(ctx, "affiliate.left", merchantId, { merchantId, revoked }));
    await record(ctx, "affiliate.left", affiliateId, { affiliateId, name: affiliate.name, revoked });
    return { name: affiliate.name, revoked };
  });
}

async function endLink({ db }: TxCtx, merchantId: string): Promise<void> {
  const ended = await db.delete(affiliateLinks).where(eq(affiliateLinks.merchantId, merchantId)).returning();
  if (ended.length === 0) throw notFound("Affiliate");
}

async function revokePairs(ctx: TxCtx, affiliateId: string): Promise<number> {
  const its = within(ctx, credentials, eq(credentials.affiliateId, affiliateId), isNull(credentials.revokedAt));
  const rows = await ctx.db.update(credentials).set({ revokedAt: ctx.now }).where(its).returning();
  for (const { id, kind, label, hint } of rows) {
    await record(ctx, "credential.revoked", id, { kind, label, affiliateId });
    await emit(ctx, "credential.revoked", id, { id, kind, label, hint });
  }
  return rows.length;
}
