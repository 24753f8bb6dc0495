import { type Ctx, transact } from "@/lib/context";
import { heldAttemptOf, openAttemptOf } from "./lock-payment";
import type { Payment } from "./schema";

/** What a person may decide about a payment: what was due and what came, in minor units, and whether it had ended already. */
export type Undecided = { due: number; received: number; isFinal: boolean };

/** Null when there is nothing to decide: it succeeded, or nothing came and it is not being worked on. */
export async function findUndecided(ctx: Ctx, { id, status }: Payment): Promise<Undecided | null> {
  if (status === "succeeded") return null;
  return transact(ctx, async (ctx) => {
    const held = await heldAttemptOf(ctx, id);
    const open = await openAttemptOf(ctx, id);
    const attempt = held ?? (status === "processing" ? open : null);
    if (!attempt || (open && open.id !== attempt.id)) return null;
    const isFinal = status === "failed" || status === "canceled" || status === "expired";
    return { due: Number(attempt.amountMinor), received: Number(attempt.receivedMinor ?? 0n), isFinal };
  });
}
