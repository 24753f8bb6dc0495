import { type Ctx, transact } from "@/lib/context";
import { secondsBetween } from "@/lib/kit/time";
import { failAttempt, LEASE_SECONDS, scheduleLook, updateAttempt } from "./attempts";
import { type AttemptRow, attemptOf, lockPayment } from "./lock-payment";
import { askToCancel, attemptNow, lookUp } from "./look-up";
import { transition } from "./transition";

/** How long a provider may take to know of a charge whose start call was never answered. */
const SURELY_NOT_STARTED_SECONDS = 2 * LEASE_SECONDS;

/**
 * Closes an open attempt that is not wanted any more, if the provider agrees that nobody has paid it: it is looked up first
 * and closed at the provider too, where that can be done. False: it is still open, because it is being paid or nobody knows.
 */
export async function closeAttempt(ctx: Ctx, attempt: AttemptRow, code: string): Promise<boolean> {
  if (isBeingStarted(ctx, attempt)) return false;
  const look = await lookUp(ctx, attempt, { complete: false });
  if (look.kind === "none" && mayBeForgotten(ctx, attempt)) await forget(ctx, attempt, code);
  if (look.kind !== "event" || look.event.status !== "pending") return isClosed(ctx, attempt);

  const canceled = await askToCancel(ctx, await attemptNow(ctx, attempt.id));
  if (canceled.kind === "none") await forget(ctx, attempt, code);
  if (canceled.kind === "unknown") await lookUp(ctx, attempt);
  return isClosed(ctx, attempt);
}

/** Somebody is in the middle of the provider call. */
export const isBeingStarted = ({ now }: Ctx, { status, leaseUntil }: AttemptRow): boolean =>
  status === "started" && leaseUntil !== null && leaseUntil > now;

/** Whether "never heard of it" can be believed. */
export const mayBeForgotten = ({ now }: Ctx, { providerId, startedAt }: AttemptRow): boolean =>
  providerId === null && secondsBetween(startedAt, now) >= SURELY_NOT_STARTED_SECONDS;

const isClosed = async (ctx: Ctx, { id }: AttemptRow) => (await attemptNow(ctx, id)).finishedAt !== null;

/** Ends an attempt on our side alone; a payment that comes in through it later is still believed. */
export async function forget(ctx: Ctx, { id, paymentId }: AttemptRow, code: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const payment = await lockPayment(ctx, paymentId);
    const attempt = await attemptOf(ctx, id);
    if (!attempt || attempt.finishedAt) return;
    await failAttempt(ctx, payment, attempt, { decline: null, code });
    if (payment.status !== "requires_action" && payment.status !== "processing") return;
    await transition(ctx, payment, { to: "requires_payment_method", type: "payment.open_again", detail: { code } });
  });
}

/** The provider fell silent: the attempt may have been paid, so the payment waits until somebody knows. */
export async function markUnknown(ctx: Ctx, { id, paymentId }: AttemptRow): Promise<void> {
  await transact(ctx, async (ctx) => {
    const payment = await lockPayment(ctx, paymentId);
    const attempt = await attemptOf(ctx, id);
    if (!attempt || attempt.finishedAt) return;
    const waiting = await updateAttempt(ctx, attempt, { status: "processing" });
    await scheduleLook(ctx, waiting);
    if (payment.status !== "requires_action") return;
    await transition(ctx, payment, {
      to: "processing",
      type: "payment.processing",
      detail: { reason: "provider_silent" },
    });
  });
}
