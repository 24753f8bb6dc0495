import { and, eq, type SQL } from "drizzle-orm";
import { refunds } from "@/db/schema/payments";
import { placeOf, type TxCtx, within } from "@/lib/context";
import { addSeconds, DAY, HOUR, MINUTE, secondsBetween } from "@/lib/kit/time";
import { enqueue } from "@/lib/queue";
import type { RefundRow } from "./present";

/** A refund by its id, or null. */
export const refundOf = (ctx: TxCtx, id: string): Promise<RefundRow | null> => refundWhere(ctx, eq(refunds.id, id));

/** A refund by the provider's own id, or null. */
export const refundNamed = (ctx: TxCtx, integrationId: string, providerRefundId: string): Promise<RefundRow | null> =>
  refundWhere(ctx, and(eq(refunds.integrationId, integrationId), eq(refunds.providerRefundId, providerRefundId)));

async function refundWhere(ctx: TxCtx, condition: SQL | undefined): Promise<RefundRow | null> {
  const [row] = await ctx.db
    .select()
    .from(refunds)
    .where(within(ctx, refunds, condition));
  return row ?? null;
}

type Change = Partial<Pick<RefundRow, "status" | "code" | "providerRefundId" | "lookAt" | "finishedAt">>;

/** Changes a refund's row; its payment must be locked. */
export async function updateRefund(ctx: TxCtx, refund: RefundRow, change: Change): Promise<RefundRow> {
  await ctx.db
    .update(refunds)
    .set(change)
    .where(within(ctx, refunds, eq(refunds.id, refund.id)));
  return { ...refund, ...change };
}

/** How long a provider is asked about a refund before a person has to. */
const PATIENCE_SECONDS = 30 * DAY;

/** When to look again: ever more rarely; null when a person has to find out. */
export function nextRefundLook({ now }: TxCtx, { createdAt }: RefundRow): Date | null {
  const age = secondsBetween(createdAt, now);
  return age > PATIENCE_SECONDS ? null : addSeconds(now, Math.min(Math.max(age / 2, MINUTE / 2), 6 * HOUR));
}

/** Queues a look at a refund; one that waits already is moved, not doubled. */
export async function enqueueRefundLook(ctx: TxCtx, refundId: string, delaySeconds: number): Promise<void> {
  const payload = { ...placeOf(ctx), refundId };
  await enqueue(ctx, "refund.resolve", payload, { delaySeconds, key: `refund.resolve:${refundId}` });
}
