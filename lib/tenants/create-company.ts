import { companies } from "@/db/schema/tenants";
import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import type { CreateCompany } from "./schema";

/** One more company (brand) of the caller's tenant. */
export async function createCompany(ctx: Ctx, input: CreateCompany): Promise<{ id: string; name: string }> {
  return transact(ctx, async (ctx) => {
    const row = {
      id: newId("com"),
      name: input.name,
      timeZone: input.timeZone,
      createdAt: ctx.now,
      tenantId: ctx.tenantId,
    };
    await ctx.db.insert(companies).values(row);
    await record({ ...ctx, companyId: row.id }, "company.created", row.id, { name: row.name });
    return { id: row.id, name: row.name };
  });
}
