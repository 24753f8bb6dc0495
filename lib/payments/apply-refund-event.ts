import { and, asc, eq, isNull } from "drizzle-orm";
import { refunds } from "@/db/schema/payments";
import type { RefundEvent } from "@/lib/connectors/contract";
import { type Ctx, placeOf, type TxCtx, transact, within } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { keptOfAttempt, post } from "@/lib/ledger";
import type { Applied } from "./apply-provider-event";
import { type AttemptRow, attemptOf, attemptOfCharge, type LockedPayment, lockPayment } from "./lock-payment";
import { type RefundRow, refundableOf } from "./present";
import { isFirstWord, refuseWord, wasHeard } from "./provider-word";
import { refundNamed, refundOf } from "./refund-rows";
import { applyOutcome } from "./settle-refund";
import { note, tell } from "./transition";

type Said = { integrationId: string; event: RefundEvent };
type Subject = { payment: LockedPayment; attempt: AttemptRow };

/**
 * Believes a provider that money was given back: of a refund we asked for, or of one made at the provider's own desk, which
 * is written down then. Once for each event, in whatever order they come, and never more than was received.
 */
export async function applyRefundEvent(ctx: Ctx, { integrationId, event }: Said): Promise<Applied> {
  return transact(ctx, async (ctx) => {
    const found = await chargeSaid(ctx, integrationId, event);
    if (found?.integrationId !== integrationId) return "unknown_reference";
    const payment = await lockPayment(ctx, found.paymentId);
    const attempt = (await attemptOf(ctx, found.id)) ?? found;
    return hear(ctx, { payment, attempt }, { integrationId, event });
  });
}

async function hear(ctx: TxCtx, subject: Subject, said: Said): Promise<Applied> {
  const { integrationId, event } = said;
  const { payment, attempt } = subject;
  if (await wasHeard(ctx, integrationId, event.id)) return "duplicate";
  const known = attempt.isCredited ? await refundSaid(ctx, attempt, event) : null;
  const wrong = wrongOf(ctx, payment, event) ?? (attempt.isCredited ? misfitOf(payment, known, event) : null);
  if (wrong) return refuse(ctx, payment, said, wrong);
  if (await isAhead(ctx, attempt, event)) return "ahead";
  if (!(await isFirstWord(ctx, integrationId, event.id))) return "duplicate";
  return attempt.isCredited ? believe(ctx, subject, { known, event }) : ofSecond(ctx, subject, event);
}

/** Nobody has told yet that the money came which is given back here: not used up, so that it is heard once that is told. */
async function isAhead(ctx: TxCtx, attempt: AttemptRow, { status, money }: RefundEvent): Promise<boolean> {
  if (attempt.isCredited || attempt.status === "succeeded" || status !== "succeeded") return false;
  return (await keptOfAttempt(ctx, attempt)).left < money.amount;
}

async function chargeSaid(ctx: TxCtx, integrationId: string, { reference, providerId }: RefundEvent) {
  const byReference = reference === null ? null : await attemptOf(ctx, reference);
  return byReference ?? (providerId === null ? null : attemptOfCharge(ctx, integrationId, providerId));
}

function wrongOf(ctx: TxCtx, payment: LockedPayment, { environment, money }: RefundEvent): string | null {
  if (environment && environment !== ctx.environment) return "environment";
  if (money.currency !== payment.currencyCode) return "currency";
  return money.amount > 0n ? null : "amount";
}

/** Another amount than we asked for, or more than is left: refunds under way may yet fail, and a dispute be won. */
function misfitOf(payment: LockedPayment, known: RefundRow | null, { status, money }: RefundEvent): string | null {
  if (known && known.amountMinor !== money.amount) return "amount";
  const isNew = !known || (known.status === "failed" && status === "succeeded");
  return isNew && status !== "failed" && money.amount > refundableOf(payment) ? "too_much" : null;
}

const refuse = (ctx: TxCtx, { id: paymentId }: LockedPayment, { integrationId, event }: Said, reason: string) => {
  const { id: eventId, providerRefundId, status, money } = event;
  const detail = { providerRefundId, status, amount: String(money.amount) };
  return refuseWord(ctx, { integrationId, eventId, paymentId, reason, detail });
};

type Heard = { known: RefundRow | null; event: RefundEvent };

async function believe(ctx: TxCtx, { payment, attempt }: Subject, { known, event }: Heard): Promise<Applied> {
  const { status, providerRefundId } = event;
  if (!known && status === "failed") return "late";
  const subject = known ? { refund: known, payment } : await insertDeskRefund(ctx, { payment, attempt }, event);
  const code = status === "failed" ? "rejected" : null;
  await applyOutcome(ctx, subject.payment, subject.refund, { status, providerRefundId, code });
  return "applied";
}

/** Ours by our reference, the provider's by its id; else one of ours whose answer was lost and that is of this amount. */
async function refundSaid(ctx: TxCtx, attempt: AttemptRow, event: RefundEvent): Promise<RefundRow | null> {
  const { refundReference, providerRefundId, money } = event;
  const ours = refundReference === null ? null : await refundOf(ctx, refundReference);
  if (ours?.attemptId === attempt.id) return ours;
  const named = await refundNamed(ctx, attempt.integrationId, providerRefundId);
  if (named?.attemptId === attempt.id) return named;
  const lost = and(
    eq(refunds.attemptId, attempt.id),
    eq(refunds.status, "pending"),
    eq(refunds.amountMinor, money.amount),
    isNull(refunds.providerRefundId),
  );
  const [row] = await ctx.db
    .select()
    .from(refunds)
    .where(within(ctx, refunds, lost))
    .orderBy(asc(refunds.createdAt))
    .limit(1);
  return row ?? null;
}

/** A refund that nobody asked us for: reserved like any other, so that what follows treats both alike. */
async function insertDeskRefund(ctx: TxCtx, { payment, attempt }: Subject, { providerRefundId, money }: RefundEvent) {
  const [refund] = await ctx.db
    .insert(refunds)
    .values({
      id: newId("ref"),
      paymentId: payment.id,
      attemptId: attempt.id,
      integrationId: attempt.integrationId,
      origin: "provider",
      amountMinor: money.amount,
      currencyCode: money.currency,
      reason: "Made at the provider",
      providerRefundId,
      createdBy: ctx.principal.id,
      createdAt: ctx.now,
      ...placeOf(ctx),
    })
    .returning();
  if (!refund) throw new Error("insert returned no row");
  const amountRefundingMinor = payment.amountRefundingMinor + money.amount;
  return { refund, payment: await note(ctx, payment, { amountRefundingMinor }) };
}

/** Money of an attempt that was paid besides the one that counts, or that a person closed the payment over: it leaves the purse it was kept in, and the payment is as it was. */
async function ofSecond(ctx: TxCtx, { payment, attempt }: Subject, event: RefundEvent): Promise<Applied> {
  const { status, providerRefundId, money } = event;
  if (status !== "succeeded") return "late";
  const effect = `refund-of-second:${attempt.integrationId}:${providerRefundId}`;
  const credit = { kind: "clearing" as const, owner: attempt.integrationId };
  const line = { kind: "refund", effect, debit: { kind: "adjustments" as const }, credit, money };
  await tell(ctx, payment.id, "payment.second_returned", {
    amount: String(money.amount),
    currencyCode: money.currency,
  });
  const posted = await post(ctx, [line], { paymentId: payment.id, attemptId: attempt.id, providerEventId: event.id });
  return posted.length > 0 ? "applied" : "duplicate";
}
