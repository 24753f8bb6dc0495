import { and, desc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import { deliveries, integrations } from "@/db/schema/integrations";
import { incomingTransfers } from "@/db/schema/ledger";
import { type TxCtx, within } from "@/lib/context";

const { id, providerId, integrationId, createdAt } = incomingTransfers;

/** The messages that first told of this transfer, also when they tell of others before it, as a mass payment's do. */
export const messagesOfTransfer = (ctx: TxCtx, transferId: string): Promise<string[]> =>
  messagesOf(ctx, eq(id, transferId));

/** The same for whatever transfers the provider calls by this name. */
export function messagesOfTransfersCalled(ctx: TxCtx, name: string): Promise<string[]> {
  const ours = ctx.db.select({ id: integrations.id }).from(integrations).where(within(ctx, integrations));
  return messagesOf(ctx, and(eq(providerId, name), inArray(integrationId, ours)));
}

async function messagesOf(ctx: TxCtx, condition: SQL | undefined): Promise<string[]> {
  const transfers = await ctx.db
    .select({ providerId, integrationId, createdAt })
    .from(incomingTransfers)
    .where(within(ctx, incomingTransfers, condition));
  const found: string[] = [];
  for (const transfer of transfers) found.push(...(await firstMessageOf(ctx, transfer)));
  return found;
}

type Transfer = Pick<typeof incomingTransfers.$inferSelect, "providerId" | "integrationId" | "createdAt">;

/** The last message before the transfer was there that names it: read backwards from that moment, so that it is found at once. */
async function firstMessageOf(ctx: TxCtx, transfer: Transfer): Promise<string[]> {
  const told = JSON.stringify([{ detail: { kind: "transfer", providerId: transfer.providerId } }]);
  const before = and(
    eq(deliveries.integrationId, transfer.integrationId),
    lte(deliveries.createdAt, transfer.createdAt),
    sql`${deliveries.steps} @> ${told}::jsonb`,
  );
  const rows = await ctx.db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(within(ctx, deliveries, before))
    .orderBy(desc(deliveries.createdAt), desc(deliveries.id))
    .limit(1);
  return rows.map((row) => row.id);
}
