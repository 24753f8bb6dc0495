import { and, eq, isNull } from "drizzle-orm";
import { paymentAttempts } from "@/db/schema/payments";
import type { Decline } from "@/lib/connectors/contract";
import { placeOf, type TxCtx, within } from "@/lib/context";
import { emit } from "@/lib/events";
import { addSeconds, DAY, HOUR, MINUTE, secondsBetween } from "@/lib/kit/time";
import { enqueue } from "@/lib/queue";
import type { AttemptRow, LockedPayment } from "./lock-payment";
import { presentPayment } from "./present";
import { tell } from "./transition";

/** How long a started provider call is left alone before somebody looks what became of it. Longer than any call may take. */
export const LEASE_SECONDS = 30;

type Change = Partial<
  Pick<
    AttemptRow,
    | "status"
    | "providerId"
    | "redirectUrl"
    | "leaseUntil"
    | "finishedAt"
    | "declineClass"
    | "code"
    | "rawCode"
    | "isCredited"
    | "receivedMinor"
  >
>;

/** Changes an attempt's row. */
export async function updateAttempt(ctx: TxCtx, attempt: AttemptRow, change: Change): Promise<AttemptRow> {
  await ctx.db
    .update(paymentAttempts)
    .set(change)
    .where(within(ctx, paymentAttempts, eq(paymentAttempts.id, attempt.id)));
  return { ...attempt, ...change };
}

/** Closes an open attempt that collected nothing, in the timeline and for the world. */
export async function failAttempt(
  ctx: TxCtx,
  payment: LockedPayment,
  attempt: AttemptRow,
  end: { decline: Decline | null; code: string },
): Promise<AttemptRow> {
  const { decline, code } = end;
  const failed = await updateAttempt(ctx, attempt, {
    status: "failed",
    finishedAt: ctx.now,
    leaseUntil: null,
    declineClass: decline?.class ?? null,
    code,
    rawCode: decline?.rawCode ?? null,
  });
  const told = presentAttempt(failed);
  await tell(ctx, payment.id, "payment.attempt.failed", told);
  await emit(ctx, "payment.attempt.failed", payment.id, { ...presentPayment(payment, ctx.now), attempt: told });
  return failed;
}

/** An attempt as timeline and events tell of it. */
export const presentAttempt = ({ id, number, connectorId, method, declineClass, code }: AttemptRow) => ({
  id,
  number,
  provider: connectorId,
  method,
  declineClass,
  code,
});

/** When to look again: soon while the provider works on it, ever more rarely while it waits for the payer. */
export function lookAgainIn(status: AttemptRow["status"], ageSeconds: number): number {
  const half = ageSeconds / 2;
  if (status === "requires_action") return Math.min(Math.max(half, 2 * MINUTE), 30 * DAY);
  return Math.min(Math.max(half, 2), HOUR);
}

/** Arranges the next look at an open attempt: by its own job when that is soon, by the clock's round otherwise. */
export async function scheduleLook(ctx: TxCtx, attempt: AttemptRow): Promise<void> {
  const delaySeconds = Math.ceil(lookAgainIn(attempt.status, secondsBetween(attempt.startedAt, ctx.now)));
  const { id } = attempt;
  const leaseUntil = addSeconds(ctx.now, delaySeconds);
  await ctx.db
    .update(paymentAttempts)
    .set({ leaseUntil })
    .where(within(ctx, paymentAttempts, and(eq(paymentAttempts.id, id), isNull(paymentAttempts.finishedAt))));
  if (delaySeconds <= MINUTE) await enqueueLook(ctx, id, delaySeconds);
}

/** Queues a look at an attempt; one that waits already is moved, not doubled. */
export async function enqueueLook(ctx: TxCtx, attemptId: string, delaySeconds: number): Promise<void> {
  const payload = { ...placeOf(ctx), attemptId };
  await enqueue(ctx, "attempt.resolve", payload, { delaySeconds, key: `attempt.resolve:${attemptId}` });
}
