import type { RefundStatus } from "@/lib/connectors/contract";
import { type Ctx, type TxCtx, transact } from "@/lib/context";
import { emit } from "@/lib/events";
import { findEffects, post } from "@/lib/ledger";
import { linesOfBonusBack, linesOfBonusReturned } from "./bonus-lines";
import { type AttemptRow, attemptOf, type LockedPayment, lockPayment } from "./lock-payment";
import { linesBack, linesUndone } from "./postings";
import { presentPayment, presentRefund, type RefundRow } from "./present";
import { refundOf, updateRefund } from "./refund-rows";
import { note, tell } from "./transition";

/** How a refund ended or goes on. `code` says why it failed, or why nobody knows. */
export type RefundOutcome = {
  status: RefundStatus;
  providerRefundId?: string | null;
  code?: string | null;
  lookAt?: Date | null;
  /** What a person wrote. */
  note?: string;
};

/** Writes down what a refund came to, in a transaction of its own. */
export async function settleRefund(ctx: Ctx, refundId: string, outcome: RefundOutcome): Promise<RefundRow> {
  return transact(ctx, async (ctx) => {
    const known = await refundOf(ctx, refundId);
    if (!known) throw new Error("a refund went away");
    const payment = await lockPayment(ctx, known.paymentId);
    return applyOutcome(ctx, payment, (await refundOf(ctx, refundId)) ?? known, outcome);
  });
}

/**
 * Moves a refund to where it now stands; its payment must be locked. Success moves the money in the ledger once, failure
 * gives the reservation back, and a refund that a bank returned after it had succeeded is put back as it was taken.
 */
export async function applyOutcome(
  ctx: TxCtx,
  payment: LockedPayment,
  refund: RefundRow,
  outcome: RefundOutcome,
): Promise<RefundRow> {
  const attempt = await attemptOf(ctx, refund.attemptId);
  if (!attempt) throw new Error("a refund without its attempt");
  const providerRefundId = refund.providerRefundId ?? outcome.providerRefundId ?? null;
  const { status, code = null, lookAt = null } = outcome;
  if (refund.status !== "pending" && (status === refund.status || status === "pending")) return refund;
  if (status === "pending") return updateRefund(ctx, refund, { providerRefundId, code, lookAt });

  const finished = { status, code, lookAt: null, finishedAt: ctx.now, providerRefundId };
  const settled = await updateRefund(ctx, refund, finished);
  const subject = { payment, attempt, was: refund.status, refund: settled, note: outcome.note };
  if (status === "succeeded") await succeed(ctx, subject);
  else await fail(ctx, subject);
  return settled;
}

type Subject = {
  payment: LockedPayment;
  attempt: AttemptRow;
  was: RefundStatus;
  refund: RefundRow;
  note: string | undefined;
};

const aboutOf = ({ paymentId, attemptId, id: refundId }: RefundRow) => ({ paymentId, attemptId, refundId });

async function succeed(ctx: TxCtx, { payment, attempt, was, refund, note: words }: Subject): Promise<void> {
  const { amountMinor: amount } = refund;
  const changed = await note(ctx, payment, {
    amountRefundedMinor: payment.amountRefundedMinor + amount,
    amountRefundingMinor: payment.amountRefundingMinor - (was === "pending" ? amount : 0n),
  });
  await tellRefund(ctx, "payment.refund.succeeded", refund, words);
  await emit(ctx, "payment.refunded", payment.id, {
    ...presentPayment(changed, ctx.now),
    refund: presentRefund(refund),
  });
  const effect = `refund:${refund.id}`;
  const back = linesBack(payment, attempt, { kind: "refund", effect, amount, to: "provider" });
  await post(ctx, [...back, ...(await linesOfBonusBack(ctx, payment, { effect, amount }))], aboutOf(refund));
}

async function fail(ctx: TxCtx, { payment, attempt, was, refund, note: words }: Subject): Promise<void> {
  const { amountMinor: amount } = refund;
  if (was === "pending") {
    await note(ctx, payment, { amountRefundingMinor: payment.amountRefundingMinor - amount });
    return tellRefund(ctx, "payment.refund.failed", refund, words);
  }
  await note(ctx, payment, { amountRefundedMinor: payment.amountRefundedMinor - amount });
  await tellRefund(ctx, "payment.refund.returned", refund, words);
  const effect = `refund:${refund.id}`;
  const moved = await findEffects(ctx, [effect, `${effect}:surcharge`]);
  const posted = { base: moved.get(effect) ?? 0n, surcharge: moved.get(`${effect}:surcharge`) ?? 0n };
  const undo = { kind: "refund_returned", effect: `refund-returned:${refund.id}`, from: "provider" as const, posted };
  const bonus = await linesOfBonusReturned(ctx, payment, { undone: effect, effect: undo.effect });
  await post(ctx, [...linesUndone(payment, attempt, undo), ...bonus], aboutOf(refund));
}

const tellRefund = (
  ctx: TxCtx,
  type: string,
  { id, paymentId, amountMinor, currencyCode, code }: RefundRow,
  note = "",
) => tell(ctx, paymentId, type, { id, amount: String(amountMinor), currencyCode, code, ...(note && { note }) });
