import { eq } from "drizzle-orm";
import { simulatorCharges } from "@/db/schema/integrations";
import { placeOf, type TxCtx, within } from "@/lib/context";
import { addSeconds } from "@/lib/kit/time";
import { enqueue } from "@/lib/queue";
import { type OutcomeId, outcomeOf } from "./outcomes";
import type { ChargeRow } from "./present";

/** Decides an open charge once, and arranges the callback that will tell of it. Whoever comes second changes nothing. */
export async function settle(ctx: TxCtx, charge: ChargeRow, outcomeId: OutcomeId): Promise<ChargeRow> {
  const outcome = outcomeOf(outcomeId);
  if (charge.outcome !== null || outcome === null) return charge;
  const decided = { outcome: outcomeId, settlesAt: addSeconds(ctx.now, outcome.settlesAfter) };
  await ctx.db
    .update(simulatorCharges)
    .set(decided)
    .where(within(ctx, simulatorCharges, eq(simulatorCharges.id, charge.id)));
  const payload = { ...placeOf(ctx), integrationId: charge.integrationId, chargeId: charge.id };
  await enqueue(ctx, "simulator.callback", payload, {
    delaySeconds: outcome.callbackAfter,
    key: `simulator.callback:${charge.id}`,
  });
  return { ...charge, ...decided };
}

/** The charge, locked until the transaction ends. */
export async function lockCharge(ctx: TxCtx, chargeId: string): Promise<ChargeRow | null> {
  const [row] = await ctx.db
    .select()
    .from(simulatorCharges)
    .where(within(ctx, simulatorCharges, eq(simulatorCharges.id, chargeId)))
    .for("update");
  return row ?? null;
}
