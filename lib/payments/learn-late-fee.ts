import { type Ctx, type TxCtx, transact } from "@/lib/context";
import { askForFee } from "./ask-for-fee";
import { type AttemptRow, attemptOf, lockPayment } from "./lock-payment";
import { lookUp } from "./look-up";

/** Asks the provider what it kept of a payment that succeeded without saying so; while it doesn't say, it is asked again later. */
export async function learnLateFee(
  ctx: Ctx,
  { attemptId, round }: { attemptId: string; round: number },
): Promise<void> {
  const attempt = await transact(ctx, (ctx) => attemptWithoutFee(ctx, attemptId));
  if (!attempt) return;
  await lookUp(ctx, attempt, { complete: false });
  await transact(ctx, async (ctx) => {
    if (await attemptWithoutFee(ctx, attemptId)) await askForFee(ctx, attempt, round + 1);
  });
}

async function attemptWithoutFee(ctx: TxCtx, attemptId: string): Promise<AttemptRow | null> {
  const attempt = await attemptOf(ctx, attemptId);
  if (!attempt?.isCredited) return null;
  const { providerFeeMinor } = await lockPayment(ctx, attempt.paymentId);
  return providerFeeMinor === null ? attempt : null;
}
