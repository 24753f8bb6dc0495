import { and, eq, type SQL } from "drizzle-orm";
import { incomingTransfers } from "@/db/schema/ledger";
import { type TxCtx, within } from "@/lib/context";

export type IncomingRow = typeof incomingTransfers.$inferSelect;

type Name = { id: string } | { integrationId: string; providerId: string };

/** An incoming transfer, locked until the transaction ends; null when there is none of this name here. */
export async function lockIncoming(ctx: TxCtx, name: Name): Promise<IncomingRow | null> {
  const [row] = await ctx.db
    .select()
    .from(incomingTransfers)
    .where(within(ctx, incomingTransfers, isNamed(name)))
    .for("update");
  return row ?? null;
}

function isNamed(name: Name): SQL | undefined {
  if ("id" in name) return eq(incomingTransfers.id, name.id);
  return and(
    eq(incomingTransfers.integrationId, name.integrationId),
    eq(incomingTransfers.providerId, name.providerId),
  );
}

/** Changes a locked transfer. */
export async function updateIncoming(ctx: TxCtx, row: IncomingRow, change: Partial<IncomingRow>): Promise<IncomingRow> {
  const changed = { ...change, updatedAt: ctx.now };
  await ctx.db
    .update(incomingTransfers)
    .set(changed)
    .where(within(ctx, incomingTransfers, eq(incomingTransfers.id, row.id)));
  return { ...row, ...changed };
}
