import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { conflict } from "@/lib/kit/errors";
import { atPayment } from "./at-payment";
import { closeAttempt } from "./close-attempt";
import { lockPayment, openAttemptOf } from "./lock-payment";
import { presentPayment } from "./present";
import type { Payment } from "./schema";
import { transition } from "./transition";

const MOST_ROUNDS = 3;

/**
 * Ends a payment nobody has paid. An open attempt is closed at the provider first; one that is being paid, or of which
 * nobody knows, makes this a conflict. Canceling twice is canceling once.
 */
export async function cancelPayment(
  caller: Ctx,
  { paymentId, note }: { paymentId: string; note?: string | undefined },
): Promise<Payment> {
  const ctx = await atPayment(caller, paymentId);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const step = await transact(ctx, async (ctx) => {
      const payment = await lockPayment(ctx, paymentId);
      if (payment.status === "canceled") return { done: presentPayment(payment, ctx.now) };
      const open = await openAttemptOf(ctx, paymentId);
      if (open) return { open };
      const detail = note === undefined ? {} : { note };
      const canceled = await transition(ctx, payment, { to: "canceled", type: "payment.canceled", detail });
      await record(ctx, "payment.canceled", paymentId, detail);
      return { done: presentPayment(canceled, ctx.now) };
    });
    if (step.done) return step.done;
    if (!(await closeAttempt(ctx, step.open, "canceled")))
      throw conflict("This payment is being paid", { retryAfterSeconds: 30 });
  }
  throw conflict("This payment is being paid", { retryAfterSeconds: 30 });
}
