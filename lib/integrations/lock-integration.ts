import { eq, isNull } from "drizzle-orm";
import { integrations } from "@/db/schema/integrations";
import { type TxCtx, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import type { IntegrationRow } from "./present";

/** An integration of the caller's place that is not deleted, locked until the transaction ends. Throws not_found. */
export async function lockIntegration(ctx: TxCtx, id: string): Promise<IntegrationRow> {
  const [row] = await ctx.db
    .select()
    .from(integrations)
    .where(within(ctx, integrations, eq(integrations.id, id), isNull(integrations.deletedAt)))
    .for("update");
  if (!row) throw notFound("Integration");
  return row;
}

/** Changes a locked integration and gives the new row. */
export async function changeIntegration(
  ctx: TxCtx,
  id: string,
  change: Partial<typeof integrations.$inferInsert>,
): Promise<IntegrationRow> {
  const [row] = await ctx.db
    .update(integrations)
    .set(change)
    .where(within(ctx, integrations, eq(integrations.id, id)))
    .returning();
  if (!row) throw new Error("update returned no row");
  return row;
}
