import { and, eq, inArray } from "drizzle-orm";
import { accountingEntries } from "@/db/schema/accounting";
import { deliveries } from "@/db/schema/integrations";
import { type TxCtx, within } from "@/lib/context";

/** A message of the books was heard: everything booked there is looked at in the next round. */
export async function lookSoon(ctx: TxCtx, deliveryId: string): Promise<void> {
  const [told] = await ctx.db
    .update(deliveries)
    .set({ appliedAt: ctx.now, outcome: "looked_up" })
    .where(within(ctx, deliveries, eq(deliveries.id, deliveryId)))
    .returning({ integrationId: deliveries.integrationId });
  if (!told) return;
  const booked = and(
    eq(accountingEntries.integrationId, told.integrationId),
    inArray(accountingEntries.state, ["booked", "settled"]),
  );
  await ctx.db
    .update(accountingEntries)
    .set({ nextAt: ctx.now })
    .where(within(ctx, accountingEntries, booked));
}
