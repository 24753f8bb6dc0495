import { eq } from "drizzle-orm";
import { type PaymentStatus, paymentEvents, payments } from "@/db/schema/payments";
import { placeOf, type TxCtx, within } from "@/lib/context";
import { emit } from "@/lib/events";
import { conflict } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import type { LockedPayment } from "./lock-payment";
import { type PaymentRow, presentPayment } from "./present";

type Facts = Partial<
  Pick<
    PaymentRow,
    | "amountReceivedMinor"
    | "surchargeMinor"
    | "providerFeeMinor"
    | "lastErrorCode"
    | "amountRefundedMinor"
    | "amountRefundingMinor"
    | "amountDisputedMinor"
  >
>;

export type Move = {
  to: PaymentStatus;
  /** What the timeline calls it. */
  type: string;
  detail?: Record<string, unknown>;
  /** Facts that change with the status. */
  facts?: Facts;
  /** A provider showed that the money was collected. Nothing becomes `succeeded` without it. */
  proven?: boolean;
  /** A person closes it, whatever it was, unless it succeeded. */
  byHand?: boolean;
};

const MOVES: Record<PaymentStatus, readonly PaymentStatus[]> = {
  requires_payment_method: ["requires_action", "canceled", "expired"],
  requires_action: ["requires_payment_method", "processing", "failed", "canceled", "expired"],
  processing: ["requires_payment_method", "requires_action", "failed", "canceled", "expired"],
  succeeded: [],
  failed: [],
  canceled: [],
  expired: [],
};

const CLOSED_BY_HAND: readonly PaymentStatus[] = ["failed", "canceled"];

/**
 * Which moves there are. Proven money is believed in every state but `succeeded`: a late confirmation after failure, expiry
 * or cancellation is a fact. Nothing else leaves a final state but a person, and nobody takes back that one succeeded.
 */
export function mayMove(from: PaymentStatus, to: PaymentStatus, proven = false, byHand = false): boolean {
  if (from === "succeeded" || from === to) return false;
  if (to === "succeeded") return proven;
  return MOVES[from].includes(to) || (byHand && CLOSED_BY_HAND.includes(to));
}

const EVENT = {
  requires_payment_method: "payment.updated",
  requires_action: "payment.updated",
  processing: "payment.updated",
  succeeded: "payment.succeeded",
  failed: "payment.failed",
  canceled: "payment.canceled",
  expired: "payment.expired",
} as const satisfies Record<PaymentStatus, string>;

/**
 * The only way a payment changes its status. The row must be locked by this transaction; the timeline and the outgoing event
 * are written with the change or not at all. Throws a conflict for a move that doesn't exist.
 */
export async function transition(ctx: TxCtx, payment: LockedPayment, move: Move): Promise<LockedPayment> {
  const { to, type, detail = {}, facts = {}, proven, byHand } = move;
  if (!mayMove(payment.status, to, proven, byHand))
    throw conflict(`A payment that is ${payment.status} can't become ${to}`);
  const change = { ...facts, status: to, updatedAt: ctx.now };
  await ctx.db
    .update(payments)
    .set(change)
    .where(within(ctx, payments, eq(payments.id, payment.id)));
  const moved = { ...payment, ...change };
  await tell(ctx, payment.id, type, { from: payment.status, to, ...detail });
  await emit(ctx, EVENT[to], payment.id, presentPayment(moved, ctx.now));
  return moved;
}

/** Changes facts of a locked payment that is and stays in its status: what came back of it, what it cost. */
export async function note(ctx: TxCtx, payment: LockedPayment, facts: Facts): Promise<LockedPayment> {
  const change = { ...facts, updatedAt: ctx.now };
  await ctx.db
    .update(payments)
    .set(change)
    .where(within(ctx, payments, eq(payments.id, payment.id)));
  return { ...payment, ...change };
}

/** Writes a line of a payment's timeline. */
export async function tell(
  ctx: TxCtx,
  paymentId: string,
  type: string,
  detail: Record<string, unknown>,
): Promise<void> {
  const actor = { actorKind: ctx.principal.kind, actorId: ctx.principal.id };
  await ctx.db
    .insert(paymentEvents)
    .values({ id: newId("pev"), paymentId, type, detail, createdAt: ctx.now, ...actor, ...placeOf(ctx) });
}
