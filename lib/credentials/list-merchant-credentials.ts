import { sql } from "drizzle-orm";
import { type Ctx, transact } from "@/lib/context";
import { requireManagedMerchant } from "@/lib/tenants";
import { type CredentialStatus, statusOf } from "./present";
import { requireAffiliateRight } from "./rights";

type Row = {
  id: string;
  merchant_id: string;
  merchant_name: string;
  public_id: string;
  label: string;
  hint: string;
  scopes: string[];
  expires_at: string | null;
  disabled_at: string | null;
  last_used_at: string | null;
  created_at: string;
};

/** What an affiliate sees of a pair it made. */
export type MerchantCredential = {
  id: string;
  merchantId: string;
  merchantName: string;
  clientId: string;
  label: string;
  hint: string;
  scopes: string[];
  status: CredentialStatus;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  createdAt: Date;
};

/**
 * The pairs the caller's affiliate made for the merchants it manages, or for one of them, in this environment; newest first,
 * without revoked ones (S2-12 to S2-14). Needs `affiliate:read`, or is called by the affiliate's own credential.
 */
export async function listMerchantCredentials(
  ctx: Ctx,
  { merchantId }: { merchantId?: string | undefined } = {},
): Promise<MerchantCredential[]> {
  requireAffiliateRight(ctx, "affiliate:read");
  return transact(ctx, async (ctx) => {
    if (merchantId !== undefined) await requireManagedMerchant(ctx, merchantId);
    const rows = await ctx.db.execute<Row>(
      sql`select * from portico_affiliate_credentials(${ctx.environment}, ${merchantId ?? null})`,
    );
    return [...rows].map((row) => present(row, ctx.now));
  });
}

function present(row: Row, now: Date): MerchantCredential {
  const at = (text: string | null) => (text === null ? null : new Date(text));
  const expiresAt = at(row.expires_at);
  return {
    id: row.id,
    merchantId: row.merchant_id,
    merchantName: row.merchant_name,
    clientId: row.public_id,
    label: row.label,
    hint: row.hint,
    scopes: row.scopes,
    status: statusOf({ revokedAt: null, graceUntil: null, disabledAt: at(row.disabled_at), expiresAt }, now),
    expiresAt,
    lastUsedAt: at(row.last_used_at),
    createdAt: new Date(row.created_at),
  };
}
