import { eq, isNull } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { record } from "@/lib/audit";
import { type Ctx, tenantWide, transact, transactIn, within } from "@/lib/context";
import { emit } from "@/lib/events";
import { notFound } from "@/lib/kit/errors";
import { isIdText } from "@/lib/kit/ids";
import { requireManagedMerchant } from "@/lib/tenants";
import { requireAffiliateRight } from "./rights";

/**
 * Ends a pair that the caller's affiliate made for this merchant, and every bearer minted from it (S2-16, S2-17). A merchant
 * or a pair that is somebody else's, unknown or revoked is not found. Needs `affiliate:manage`, or is called by the
 * affiliate's own credential.
 */
export async function deleteMerchantCredential(
  ctx: Ctx,
  { merchantId, clientId }: { merchantId: string; clientId: string },
): Promise<{ clientId: string }> {
  requireAffiliateRight(ctx, "affiliate:manage");
  const { tenantId: affiliateId } = ctx;
  return transact(ctx, async (ctx) => {
    await requireManagedMerchant(ctx, merchantId);
    if (!isIdText(clientId)) throw notFound("Token");
    const ended = await transactIn(ctx, { ...tenantWide(ctx), tenantId: merchantId }, async (ctx) => {
      const { publicId, affiliateId: maker, revokedAt } = credentials;
      const wanted = within(ctx, credentials, eq(publicId, clientId), eq(maker, affiliateId), isNull(revokedAt));
      const [row] = await ctx.db.update(credentials).set({ revokedAt: ctx.now }).where(wanted).returning();
      if (!row) throw notFound("Token");
      const told = { kind: row.kind, label: row.label, clientId };
      await record(ctx, "credential.revoked", row.id, { ...told, affiliateId });
      await emit(ctx, "credential.revoked", row.id, { id: row.id, ...told, hint: row.hint });
      return row;
    });
    await record(ctx, "merchant_credential.revoked", ended.id, { merchantId, clientId, label: ended.label });
    return { clientId };
  });
}
