import { eq } from "drizzle-orm";
import { companies } from "@/db/schema/tenants";
import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import type { DocsSignIn } from "./schema";

/** Opens the API documentation of the caller's company to everybody, or to its own people and credentials only (S0-19). */
export async function setDocsSignIn(ctx: Ctx, { required }: DocsSignIn): Promise<DocsSignIn> {
  return transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .update(companies)
      .set({ docsNeedSignIn: required })
      .where(eq(companies.id, ctx.companyId))
      .returning();
    if (!row) throw notFound("Company");
    await record(ctx, "company.docs_sign_in_changed", row.id, { required });
    return { required };
  });
}
