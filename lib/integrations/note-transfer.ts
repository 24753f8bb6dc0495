import { and, eq, inArray } from "drizzle-orm";
import { deliveries } from "@/db/schema/integrations";
import { type TxCtx, within } from "@/lib/context";
import { moreSteps, stepOf } from "./deliveries";

type Noted = { incomingId: string; step: string; state: string; detail?: Record<string, string> };

const WAITING = ["unmatched", "unconfirmed"];

/** A person has said what a message's transfer was waiting for: the log shows what came of it. */
export async function noteTransfer(ctx: TxCtx, { incomingId, step, state, detail }: Noted): Promise<void> {
  const waiting = and(eq(deliveries.incomingId, incomingId), inArray(deliveries.outcome, WAITING));
  const rows = await ctx.db
    .select({ id: deliveries.id, steps: deliveries.steps })
    .from(deliveries)
    .where(within(ctx, deliveries, waiting))
    .for("update");
  for (const { id, steps } of rows) {
    await ctx.db
      .update(deliveries)
      .set({ outcome: state, steps: moreSteps(steps, [stepOf(ctx, step, state, detail)]) })
      .where(within(ctx, deliveries, eq(deliveries.id, id)));
  }
}
