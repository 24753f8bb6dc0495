import { type Ctx, transact } from "@/lib/context";
import { offlineAttemptOf } from "./offline-attempt";
import type { Payment } from "./schema";

/**
 * Money that a person confirms when it has come: the reference it comes with, what was asked for and what is known to have
 * come, in minor units, and whether the payment has ended.
 */
export type AwaitedTransfer = { reference: string; due: number; received: number; isFinal: boolean };

/** The transfer a payment may still be paid by, or null when nobody was asked for one. */
export async function findAwaited(ctx: Ctx, { id, status }: Payment): Promise<AwaitedTransfer | null> {
  return transact(ctx, async (ctx) => {
    const attempt = await offlineAttemptOf(ctx, id);
    if (!attempt || attempt.providerId === null) return null;
    const isFinal = status === "succeeded" || status === "failed" || status === "canceled" || status === "expired";
    const { providerId: reference, amountMinor, receivedMinor } = attempt;
    return { reference, due: Number(amountMinor), received: Number(receivedMinor ?? 0n), isFinal };
  });
}
