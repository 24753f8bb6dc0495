import { and, eq } from "drizzle-orm";
import { refunds } from "@/db/schema/payments";
import { record } from "@/lib/audit";
import { type Ctx, placeOf, type TxCtx, transact, within } from "@/lib/context";
import { paymentConnectorOf } from "@/lib/integrations";
import { conflict } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { formatMoney } from "@/lib/kit/money";
import { addSeconds } from "@/lib/kit/time";
import { LEASE_SECONDS } from "./attempts";
import { type AttemptRow, creditedAttemptOf, type LockedPayment, lockPayment } from "./lock-payment";
import { type RefundRow, refundableOf } from "./present";
import { enqueueRefundLook } from "./refund-rows";
import { note, tell } from "./transition";

/** `mine`: this caller makes the provider call. `same`: it was asked for before under this Idempotency-Key. */
export type RefundClaim = { kind: "mine" | "same"; refund: RefundRow };

type Order = { paymentId: string; amount?: bigint | undefined; reason: string; idempotencyKey: string | null };

/**
 * The first of two transactions around a refund: the amount is reserved under the payment's lock before anything leaves the
 * house, so that refunds together never give back more than was received. A look is queued for the end of the lease.
 */
export async function claimRefund(ctx: Ctx, order: Order): Promise<RefundClaim> {
  return transact(ctx, async (ctx) => {
    const payment = await lockPayment(ctx, order.paymentId);
    const before = await askedBefore(ctx, order);
    if (before) return { kind: "same", refund: before };
    const attempt = await refundableAttempt(ctx, payment);
    const left = refundableOf(payment);
    const amount = order.amount ?? left;
    if (amount > left || left === 0n) throw conflict(tooMuch(left, payment));
    const refund = await insertRefund(ctx, { payment, attempt, amount, order });
    await note(ctx, payment, { amountRefundingMinor: payment.amountRefundingMinor + amount });
    const detail = { id: refund.id, amount: String(amount), currencyCode: payment.currencyCode, note: order.reason };
    await tell(ctx, payment.id, "payment.refund.requested", detail);
    await enqueueRefundLook(ctx, refund.id, LEASE_SECONDS);
    await record(ctx, "payment.refund_requested", payment.id, detail);
    return { kind: "mine", refund };
  });
}

async function askedBefore(ctx: TxCtx, { paymentId, amount, idempotencyKey }: Order): Promise<RefundRow | null> {
  if (idempotencyKey === null) return null;
  const same = and(
    eq(refunds.paymentId, paymentId),
    eq(refunds.createdBy, ctx.principal.id),
    eq(refunds.idempotencyKey, idempotencyKey),
  );
  const [row] = await ctx.db
    .select()
    .from(refunds)
    .where(within(ctx, refunds, same));
  if (row && amount !== undefined && amount !== row.amountMinor)
    throw conflict("This Idempotency-Key belongs to a refund of another amount");
  return row ?? null;
}

async function refundableAttempt(ctx: TxCtx, payment: LockedPayment): Promise<AttemptRow> {
  const attempt = payment.status === "succeeded" ? await creditedAttemptOf(ctx, payment.id) : null;
  if (attempt === null || attempt.providerId === null)
    throw conflict("Only a payment that has succeeded can be refunded");
  const { name, refund, refundsByHand } = paymentConnectorOf(attempt.connectorId);
  if (!refund && !refundsByHand) throw conflict(`${name} takes no refunds from here; make it at ${name} itself`);
  return attempt;
}

const tooMuch = (left: bigint, { currencyCode }: LockedPayment) =>
  left === 0n ? "Nothing is left to refund" : `At most ${formatMoney(left, currencyCode)} can be refunded`;

type Wanted = { payment: LockedPayment; attempt: AttemptRow; amount: bigint; order: Order };

async function insertRefund(ctx: TxCtx, { payment, attempt, amount, order }: Wanted): Promise<RefundRow> {
  const [row] = await ctx.db
    .insert(refunds)
    .values({
      id: newId("ref"),
      paymentId: payment.id,
      attemptId: attempt.id,
      integrationId: attempt.integrationId,
      origin: "ours",
      amountMinor: amount,
      currencyCode: payment.currencyCode,
      reason: order.reason,
      idempotencyKey: order.idempotencyKey,
      lookAt: addSeconds(ctx.now, LEASE_SECONDS),
      createdBy: ctx.principal.id,
      createdAt: ctx.now,
      ...placeOf(ctx),
    })
    .returning();
  if (!row) throw new Error("insert returned no row");
  return row;
}
