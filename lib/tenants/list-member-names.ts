import { eq } from "drizzle-orm";
import { memberships, users } from "@/db/schema/users";
import { type Ctx, transact } from "@/lib/context";

/** What the people of the caller's tenant are called, by the id of each; whoever gave no name by their e-mail address. */
export async function listMemberNames(ctx: Ctx): Promise<Map<string, string>> {
  const { id, name, email } = users;
  const rows = await transact(ctx, ({ db }) =>
    db
      .select({ id, name, email })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(eq(memberships.tenantId, ctx.tenantId)),
  );
  return new Map(rows.map((row) => [row.id, row.name?.trim() || row.email]));
}
