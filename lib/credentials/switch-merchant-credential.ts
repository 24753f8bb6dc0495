import { desc, eq, isNull } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { auditEvents } from "@/db/schema/plumbing";
import { record } from "@/lib/audit";
import { type Ctx, type TxCtx, tenantWide, transact, transactIn, within } from "@/lib/context";
import { conflict, notFound } from "@/lib/kit/errors";
import { isIdText } from "@/lib/kit/ids";
import { requireManagedMerchant } from "@/lib/tenants";
import type { CredentialRow } from "./present";
import { requireAffiliateRight } from "./rights";

type Wanted = { merchantId: string; clientId: string; enabled: boolean };

/**
 * Stops a pair that the caller's affiliate made for this merchant, and every bearer minted from it, or lets it work again.
 * Doing it twice is doing it once. A merchant or a pair that is somebody else's, unknown or revoked is not found. What the
 * merchant itself has disabled only the merchant enables: a conflict. Needs `affiliate:manage`.
 */
export async function switchMerchantCredential(
  ctx: Ctx,
  { merchantId, clientId, enabled }: Wanted,
): Promise<{ clientId: string; label: string }> {
  requireAffiliateRight(ctx, "affiliate:manage");
  if (!isIdText(clientId)) throw notFound("Token");
  const { tenantId: affiliateId } = ctx;
  return transact(ctx, async (ctx) => {
    await requireManagedMerchant(ctx, merchantId);
    const there = { ...tenantWide(ctx), tenantId: merchantId };
    const row = await transactIn(ctx, there, (inside) => turn(inside, { clientId, affiliateId, enabled }));
    const told = { merchantId, clientId, label: row.label };
    await record(ctx, enabled ? "merchant_credential.enabled" : "merchant_credential.disabled", row.id, told);
    return { clientId, label: row.label };
  });
}

type Turn = { clientId: string; affiliateId: string; enabled: boolean };

/** The change itself, inside the merchant's tenant. */
async function turn(ctx: TxCtx, { clientId, affiliateId, enabled }: Turn): Promise<CredentialRow> {
  const { publicId, affiliateId: maker, revokedAt } = credentials;
  const wanted = within(ctx, credentials, eq(publicId, clientId), eq(maker, affiliateId), isNull(revokedAt));
  const [row] = await ctx.db.select().from(credentials).where(wanted).for("update");
  if (!row) throw notFound("Token");
  if ((row.disabledAt === null) === enabled) return row;
  if (enabled && !(await wasDisabledBy(ctx, row.id, affiliateId)))
    throw conflict("The merchant disabled this credential; only the merchant can enable it");
  const change = { disabledAt: enabled ? null : ctx.now };
  await ctx.db.update(credentials).set(change).where(wanted);
  const { kind, label } = row;
  await record(ctx, enabled ? "credential.enabled" : "credential.disabled", row.id, { kind, label, affiliateId });
  return row;
}

/** Whether the affiliate, not the merchant, disabled it the last time; the merchant's own audit chain knows. */
async function wasDisabledBy(ctx: TxCtx, id: string, affiliateId: string): Promise<boolean> {
  const { targetId, action, detail, sequence } = auditEvents;
  const [last] = await ctx.db
    .select({ detail })
    .from(auditEvents)
    .where(within(ctx, auditEvents, eq(targetId, id), eq(action, "credential.disabled")))
    .orderBy(desc(sequence))
    .limit(1);
  return last?.detail.affiliateId === affiliateId;
}
