import { eq, inArray } from "drizzle-orm";
import { companies } from "@/db/schema/tenants";
import { memberships, users } from "@/db/schema/users";
import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { conflict, notFound } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import type { AddMember } from "./schema";

/** Lets a person into the caller's tenant with a role, for all of its companies or some. Throws not_found for a person or a company nobody knows. */
export async function addMember(ctx: Ctx, input: AddMember): Promise<{ id: string }> {
  return transact(ctx, async (ctx) => {
    const [user] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.id, input.userId));
    if (!user) throw notFound("User");
    if (input.companyIds) {
      const known = await ctx.db
        .select({ id: companies.id })
        .from(companies)
        .where(inArray(companies.id, input.companyIds));
      if (known.length !== new Set(input.companyIds).size) throw notFound("Company");
    }
    const [row] = await ctx.db
      .insert(memberships)
      .values({ ...input, id: newId("mem"), createdAt: ctx.now, tenantId: ctx.tenantId })
      .onConflictDoNothing()
      .returning({ id: memberships.id });
    if (!row) throw conflict("This user is a member already");
    await record(ctx, "member.added", row.id, { userId: input.userId, role: input.role, companyIds: input.companyIds });
    return row;
  });
}
