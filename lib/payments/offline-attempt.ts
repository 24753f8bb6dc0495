import { desc, eq } from "drizzle-orm";
import { paymentAttempts } from "@/db/schema/payments";
import { isOffline } from "@/lib/connectors/origins";
import { type TxCtx, within } from "@/lib/context";
import { paymentConnectorOf } from "@/lib/integrations";
import type { AttemptRow } from "./lock-payment";

/** Whether what comes by an attempt is confirmed by a person, because there is no provider that could tell. */
export const isByHand = ({ connectorId }: Pick<AttemptRow, "connectorId">): boolean =>
  isOffline(paymentConnectorOf(connectorId));

/** The latest attempt of a payment by a way that a person confirms, and that has not succeeded; null when there is none. */
export async function offlineAttemptOf(ctx: TxCtx, paymentId: string): Promise<AttemptRow | null> {
  const attempts = await offlineAttemptsOf(ctx, paymentId);
  return attempts.find(({ status }) => status !== "succeeded") ?? null;
}

/** The attempt of a payment whose transfer bears this reference, also when it has come already, or null. */
export async function attemptOfTransfer(ctx: TxCtx, paymentId: string, reference: string): Promise<AttemptRow | null> {
  const attempts = await offlineAttemptsOf(ctx, paymentId);
  return attempts.find(({ providerId }) => providerId === reference) ?? null;
}

async function offlineAttemptsOf(ctx: TxCtx, paymentId: string): Promise<AttemptRow[]> {
  const rows = await ctx.db
    .select()
    .from(paymentAttempts)
    .where(within(ctx, paymentAttempts, eq(paymentAttempts.paymentId, paymentId)))
    .orderBy(desc(paymentAttempts.number));
  return rows.filter(isByHand);
}
