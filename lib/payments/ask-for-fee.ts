import { placeOf, type TxCtx } from "@/lib/context";
import { paymentConnectorOf } from "@/lib/integrations";
import { DAY, HOUR, MINUTE } from "@/lib/kit/time";
import { enqueue } from "@/lib/queue";
import type { AttemptRow } from "./lock-payment";

/** Seconds before each time a provider is asked what it kept; after the last nobody asks any more. */
const WAITS = [MINUTE, 10 * MINUTE, HOUR, DAY];

/**
 * Arranges that a provider is asked for the fee of a credited attempt, which it didn't tell with the success. `round` counts
 * from zero how often it was asked. Does nothing where the provider can't be asked or never says.
 */
export async function askForFee(ctx: TxCtx, { id: attemptId, connectorId }: AttemptRow, round = 0): Promise<void> {
  const { looksUp, tellsFees } = paymentConnectorOf(connectorId);
  const delaySeconds = WAITS[round];
  if (delaySeconds === undefined || looksUp === false || tellsFees === false) return;
  const payload = { ...placeOf(ctx), attemptId, round };
  await enqueue(ctx, "payment.learn_fee", payload, { delaySeconds, key: `payment.learn_fee:${attemptId}` });
}
