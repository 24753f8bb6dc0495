import { asc, desc, eq } from "drizzle-orm";
import { companies } from "@/db/schema/tenants";
import { type Ctx, transact } from "@/lib/context";

/** The companies of the caller's tenant, the default one first. */
export async function listCompanies(ctx: Ctx) {
  return transact(ctx, ({ db }) =>
    db
      .select({ id: companies.id, name: companies.name, isDefault: companies.isDefault, timeZone: companies.timeZone })
      .from(companies)
      .where(eq(companies.tenantId, ctx.tenantId))
      .orderBy(desc(companies.isDefault), asc(companies.name), asc(companies.id)),
  );
}
