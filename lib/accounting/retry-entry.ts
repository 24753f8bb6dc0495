import { eq } from "drizzle-orm";
import { accountingEntries } from "@/db/schema/accounting";
import { type Ctx, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { requireBookkeeper } from "./open-books";

/** Tells the books again what they refused, in the next round. Throws not_found, forbidden. */
export async function retryEntry(ctx: Ctx, { id }: { id: string }): Promise<void> {
  requireBookkeeper(ctx);
  await transact(ctx, async ({ db }) => {
    const failed = within(ctx, accountingEntries, eq(accountingEntries.id, id), eq(accountingEntries.state, "failed"));
    const set = { state: "pending" as const, tries: 0, error: null, nextAt: ctx.now };
    const [entry] = await db.update(accountingEntries).set(set).where(failed).returning({ id: accountingEntries.id });
    if (!entry) throw notFound("Entry");
  });
}
