import { outbox } from "@/db/schema/plumbing";
import { reachOf, type TxCtx } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import type { EventType } from "./schema";

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
