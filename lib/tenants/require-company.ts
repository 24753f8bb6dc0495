import { and, eq } from "drizzle-orm";
import { companies } from "@/db/schema/tenants";
import { type Ctx, transact } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";

/** The company the caller works in. */
export async function requireCompany(ctx: Ctx) {
  const [row] = await transact(ctx, ({ db }) =>
    db
      .select({
        id: companies.id,
        name: companies.name,
        isDefault: companies.isDefault,
        timeZone: companies.timeZone,
        docsNeedSignIn: companies.docsNeedSignIn,
      })
      .from(companies)
      .where(and(eq(companies.tenantId, ctx.tenantId), eq(companies.id, ctx.companyId))),
  );
  if (!row) throw notFound("Company");
  return row;
}
