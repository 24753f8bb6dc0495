import { inArray } from "drizzle-orm";
import { ledgerTransfers } from "@/db/schema/ledger";
import { type TxCtx, within } from "@/lib/context";

/** Which of these effects have happened, with how much they moved in minor units. */
export async function findEffects(ctx: TxCtx, effects: readonly string[]): Promise<Map<string, bigint>> {
  const rows = await ctx.db
    .select({ effect: ledgerTransfers.effect, amount: ledgerTransfers.amountMinor })
    .from(ledgerTransfers)
    .where(within(ctx, ledgerTransfers, inArray(ledgerTransfers.effect, [...effects])));
  return new Map(rows.map(({ effect, amount }) => [effect, amount]));
}
