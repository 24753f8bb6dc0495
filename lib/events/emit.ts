import { outbox } from "@/db/schema/plumbing";
import { reachOf, type TxCtx } from "@/lib/context";
import { newId } from "@/lib/kit/ids";

/** Everything a webhook can tell of (model D10). */
export const EVENT_TYPES = [
  "payment.created",
  "payment.updated",
  "payment.succeeded",
  "payment.failed",
  "payment.canceled",
  "payment.expired",
  "payment.attempt.failed",
  "credential.created",
  "credential.revoked",
  "credential.rotated",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Writes an event beside the change it tells of; it is sent later, at least once, or never if the change is rolled back. */
export async function emit(
  ctx: TxCtx,
  type: EventType,
  subjectId: string,
  payload: Record<string, unknown>,
): Promise<void> {
  await ctx.db
    .insert(outbox)
    .values({ id: newId("evt"), type, subjectId, payload, createdAt: ctx.now, ...reachOf(ctx) });
}
