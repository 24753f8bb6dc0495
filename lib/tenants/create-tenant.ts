import { companies, tenants } from "@/db/schema/tenants";
import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import type { CreateTenant } from "./schema";
import { newTenantKey } from "./seal";

export type NewTenant = { tenantId: string; companyId: string; name: string; kind: "merchant" | "affiliate" };

/** A tenant with its sealing key and its Default Company (S3-22). The place in `ctx` is replaced by the new one. */
export async function createTenant(ctx: Ctx, input: CreateTenant): Promise<NewTenant> {
  const tenantId = newId("ten");
  const companyId = newId("com");
  return transact({ ...ctx, tenantId, companyId }, async (ctx) => {
    await ctx.db.insert(tenants).values({
      id: tenantId,
      kind: input.kind,
      name: input.name,
      dataKey: newTenantKey(tenantId),
      createdAt: ctx.now,
    });
    await ctx.db
      .insert(companies)
      .values({ id: companyId, name: input.company ?? input.name, isDefault: true, createdAt: ctx.now, tenantId });
    await record(ctx, "tenant.created", tenantId, { name: input.name, kind: input.kind });
    return { tenantId, companyId, name: input.name, kind: input.kind };
  });
}
