import { type Ctx, transact } from "@/lib/context";
import { conflict } from "@/lib/kit/errors";
import { presentAttempt, updateAttempt } from "./attempts";
import { lockPayment, openAttemptOf } from "./lock-payment";
import { isByHand } from "./offline-attempt";
import { transition } from "./transition";

/**
 * The payer says that they have made their transfer: the payment waits as `processing` until a person confirms what came,
 * and does not expire meanwhile. It proves nothing and credits nothing. Saying it twice is saying it once.
 */
export async function announceTransfer(ctx: Ctx, { paymentId }: { paymentId: string }): Promise<void> {
  await transact(ctx, async (ctx) => {
    const payment = await lockPayment(ctx, paymentId);
    const attempt = await openAttemptOf(ctx, paymentId);
    if (!attempt || !isByHand(attempt)) throw conflict("No transfer is awaited for this payment");
    if (payment.status === "processing") return;
    const announced = await updateAttempt(ctx, attempt, { status: "processing" });
    const detail = presentAttempt(announced);
    await transition(ctx, payment, { to: "processing", type: "payment.transfer_announced", detail });
  });
}
