import { type Ctx, transact } from "@/lib/context";
import { isBeingStarted, markUnknown } from "./close-attempt";
import { lockPayment, openAttemptOf } from "./lock-payment";
import { lookUp } from "./look-up";
import { requirePayment } from "./require-payment";
import type { Payment } from "./schema";

/**
 * Asks the provider how the open attempt stands, and gives the payment as it then is. Used when the browser comes back:
 * nothing the browser says is believed.
 */
export async function refreshPayment(ctx: Ctx, paymentId: string): Promise<Payment> {
  const open = await transact(ctx, async (ctx) => openAttemptOf(ctx, (await lockPayment(ctx, paymentId)).id));
  if (open && !isBeingStarted(ctx, open)) {
    const look = await lookUp(ctx, open);
    if (look.kind === "unknown") await markUnknown(ctx, open);
  }
  return requirePayment(ctx, { id: paymentId });
}
