import { and, eq, isNull } from "drizzle-orm";
import { scripts } from "@/db/schema/scripts";
import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { requireScripter } from "./permission";

/** Takes a script off the list. Integrations that use one of its versions go on working. Throws `notFound`, `forbidden`. */
export async function archiveScript(ctx: Ctx, { id }: { id: string }): Promise<void> {
  requireScripter(ctx);
  await transact(ctx, async (ctx) => {
    const theirs = and(eq(scripts.tenantId, ctx.tenantId), eq(scripts.id, id), isNull(scripts.archivedAt));
    const [gone] = await ctx.db.update(scripts).set({ archivedAt: ctx.now }).where(theirs).returning();
    if (!gone) throw notFound("Script");
    await record(ctx, "script.archived", id, { name: gone.name });
  });
}
