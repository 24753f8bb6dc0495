import { eq, or } from "drizzle-orm";
import { deliveries } from "@/db/schema/integrations";
import { type TxCtx, within } from "@/lib/context";
import { moreSteps, stepOf } from "./deliveries";

/** `deliveryId`: the message a person read it in. It may tell of other transfers before this one. */
type Noted = {
  incomingId: string;
  deliveryId: string | null;
  step: string;
  before: string;
  state: string;
  detail?: Record<string, string>;
};

const WAITING = ["unmatched", "unconfirmed"];

/** A person has said what a message's transfer was waiting for: the log shows what came of it. */
export async function noteTransfer(ctx: TxCtx, { step, state, detail, ...noted }: Noted): Promise<void> {
  const { incomingId, deliveryId, before } = noted;
  const about = or(eq(deliveries.incomingId, incomingId), deliveryId ? eq(deliveries.id, deliveryId) : undefined);
  const rows = await ctx.db
    .select({ id: deliveries.id, outcome: deliveries.outcome, steps: deliveries.steps })
    .from(deliveries)
    .where(within(ctx, deliveries, about))
    .for("update");
  for (const { id, outcome, steps } of rows) {
    const parts = outcome?.split(", ") ?? [];
    const place = placeOfWaiting(parts, before);
    if (place < 0) continue;
    await ctx.db
      .update(deliveries)
      .set({
        outcome: parts.with(place, state).join(", "),
        steps: moreSteps(steps, [stepOf(ctx, step, state, detail)]),
      })
      .where(within(ctx, deliveries, eq(deliveries.id, id)));
  }
}

/** Where an outcome says that the transfer waits: a message of one transfer may have told it before something else was said. */
function placeOfWaiting(parts: readonly string[], before: string): number {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return WAITING.includes(only) ? 0 : -1;
  return WAITING.includes(before) ? parts.indexOf(before) : -1;
}
