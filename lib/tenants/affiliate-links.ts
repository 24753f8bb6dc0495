import { and, eq, sql } from "drizzle-orm";
import { affiliateLinks } from "@/db/schema/tenants";
import { type Ctx, type TxCtx, transact } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { requirePermission } from "./roles";

type Row = {
  merchant_id: string;
  merchant_name: string;
  affiliate_id: string;
  affiliate_name: string;
  ceiling: string[] | null;
  created_at: Date | string;
};

/** A merchant of an affiliate. `ceiling` null: the affiliate sets no limit. */
export type ManagedMerchant = { merchantId: string; name: string; ceiling: string[] | null; since: Date };

/** The affiliate of a merchant, and what it lets the merchant's pairs do. */
export type Affiliate = { affiliateId: string; name: string; ceiling: string[] | null; since: Date };

const linksOf = (ctx: Ctx) =>
  transact(ctx, ({ db }) => db.execute<Row>(sql`select * from portico_affiliate_links()`)).then((rows) => [...rows]);

async function merchantsOf(ctx: Ctx): Promise<ManagedMerchant[]> {
  const own = (await linksOf(ctx)).filter(({ affiliate_id }) => affiliate_id === ctx.tenantId);
  return own.map(({ merchant_id: merchantId, merchant_name: name, ceiling, created_at }) => ({
    merchantId,
    name,
    ceiling,
    since: new Date(created_at),
  }));
}

/** The merchants that the caller's tenant, an affiliate, manages; by name. Needs `affiliate:read`. */
export async function listManagedMerchants(ctx: Ctx): Promise<ManagedMerchant[]> {
  requirePermission(ctx, "affiliate:read");
  return merchantsOf(ctx);
}

/** The merchant, if the caller's tenant manages it. A foreign and an unknown one are not found alike (S2-4). */
export async function requireManagedMerchant(ctx: Ctx, merchantId: string): Promise<ManagedMerchant> {
  const merchant = (await merchantsOf(ctx)).find((one) => one.merchantId === merchantId);
  if (!merchant) throw notFound("Merchant");
  return merchant;
}

/** The same, and the merchant can't leave before the transaction ends: what is made for it meanwhile goes with the others. */
export async function holdManagedMerchant(ctx: TxCtx, merchantId: string): Promise<ManagedMerchant> {
  const own = and(eq(affiliateLinks.merchantId, merchantId), eq(affiliateLinks.affiliateId, ctx.tenantId));
  await ctx.db.select({ merchantId: affiliateLinks.merchantId }).from(affiliateLinks).where(own).for("share");
  return requireManagedMerchant(ctx, merchantId);
}

/** The affiliate that manages the caller's tenant, with the ceiling it set; null for a merchant that stands alone. */
export async function findAffiliate(ctx: Ctx): Promise<Affiliate | null> {
  const link = (await linksOf(ctx)).find(({ merchant_id }) => merchant_id === ctx.tenantId);
  if (!link) return null;
  const { affiliate_id: affiliateId, affiliate_name: name, ceiling, created_at } = link;
  return { affiliateId, name, ceiling, since: new Date(created_at) };
}
