import { eq } from "drizzle-orm";
import { tenants } from "@/db/schema/tenants";
import type { TxCtx } from "@/lib/context";
import { env } from "@/lib/kit/env";
import { newDataKey, openWith, sealWith, unwrapDataKey } from "@/lib/kit/seal";

/** A sealing key for a new tenant, wrapped by the operator's. */
export const newTenantKey = (tenantId: string): string => newDataKey(env().SEAL_KEY[0], tenantId);

async function dataKeyOf({ db, tenantId }: TxCtx) {
  const [tenant] = await db.select({ dataKey: tenants.dataKey }).from(tenants).where(eq(tenants.id, tenantId));
  if (!tenant) throw new Error("no tenant to seal for");
  return unwrapDataKey(env().SEAL_KEY, tenantId, tenant.dataKey);
}

/** Seals a secret for one field of one row of the caller's tenant; it opens nowhere else. */
export async function sealFor(ctx: TxCtx, row: string, field: string, plaintext: string): Promise<string> {
  return sealWith([await dataKeyOf(ctx)], { tenantId: ctx.tenantId, row, field }, plaintext);
}

/** Opens what `sealFor` made. Throws when it was made for another place or under another key. */
export async function openFor(ctx: TxCtx, row: string, field: string, sealed: string): Promise<string> {
  return openWith([await dataKeyOf(ctx)], { tenantId: ctx.tenantId, row, field }, sealed);
}
