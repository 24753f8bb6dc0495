import type { ChargeEvent } from "@/lib/connectors/contract";
import { type Ctx, type TxCtx, transact } from "@/lib/context";
import { isSum } from "@/lib/kit/money";
import { failAttempt, presentAttempt, scheduleLook, updateAttempt } from "./attempts";
import { type Decision, decide } from "./decide";
import { type AttemptRow, attemptOf, attemptOfCharge, type LockedPayment, lockPayment } from "./lock-payment";
import { isFirstWord, refuseWord } from "./provider-word";
import { holdForPerson, isAcceptable, learnFee, receivedOf, succeedAttempt } from "./succeed-attempt";
import { transition } from "./transition";

/** What became of a provider's word: none of these is an error. */
export type Applied = "applied" | "held" | "duplicate" | "late" | "ahead" | "unknown_reference" | "mismatch";

/** `isFresh`: the provider was asked just now, so this is how things stand and not something that happened some time ago. */
export type Said = { integrationId: string; event: ChargeEvent; isFresh: boolean };

type Subject = { payment: LockedPayment; attempt: AttemptRow };

/**
 * Believes a provider's event as far as it fits our own rows: reference, integration, environment, amount and currency. Once:
 * the same event by callback, look-up or both has one effect, in whatever order events come.
 */
export async function applyProviderEvent(ctx: Ctx, said: Said): Promise<Applied> {
  return transact(ctx, async (ctx) => {
    const found = await attemptSaid(ctx, said);
    if (found?.integrationId !== said.integrationId) return "unknown_reference";
    const payment = await lockPayment(ctx, found.paymentId);
    const attempt = await attemptOf(ctx, found.id);
    return attempt ? believe(ctx, { payment, attempt }, said) : "unknown_reference";
  });
}

async function believe(ctx: TxCtx, subject: Subject, said: Said): Promise<Applied> {
  const { event } = said;
  const wrong = mismatchOf(ctx, subject.attempt, event);
  if (wrong) return refuse(ctx, subject.payment.id, said, wrong);
  if (await isNew(ctx, said)) return carryOut(ctx, subject, said);
  return (await learnFee(ctx, subject, event)) ? "applied" : "duplicate";
}

const refuse = (ctx: TxCtx, paymentId: string, { integrationId, event }: Said, reason: string): Promise<Applied> => {
  const { id: eventId, providerId, status } = event;
  return refuseWord(ctx, { integrationId, eventId, paymentId, reason, detail: { providerId, status } });
};

async function attemptSaid(ctx: TxCtx, { integrationId, event }: Said): Promise<AttemptRow | null> {
  const { reference, providerId } = event;
  return reference === null ? attemptOfCharge(ctx, integrationId, providerId) : attemptOf(ctx, reference);
}

/**
 * The unique row is the guard: of many at once one gets it, and it goes away again when the rest fails. How things stand at
 * this moment is no event while it is open: it may be so again after something else. More money on one charge is another event.
 */
async function isNew(ctx: TxCtx, { integrationId, event, isFresh }: Said): Promise<boolean> {
  if (isFresh && (event.status === "pending" || event.status === "processing")) return true;
  return isFirstWord(ctx, integrationId, event.received ? `${event.id}:${event.received.amount}` : event.id);
}

function mismatchOf(ctx: TxCtx, attempt: AttemptRow, event: ChargeEvent): string | null {
  const { money, received = money, providerId, environment } = event;
  if (environment && environment !== ctx.environment) return "environment";
  if (money.currency !== attempt.currencyCode || received.currency !== attempt.currencyCode) return "currency";
  if (money.amount !== attempt.amountMinor || !isSum(received.amount)) return "amount";
  return attempt.providerId !== null && attempt.providerId !== providerId ? "provider_id" : null;
}

async function carryOut(ctx: TxCtx, { payment, attempt }: Subject, { event, isFresh }: Said): Promise<Applied> {
  const isOpen = attempt.finishedAt === null;
  const standing = {
    payment: payment.status,
    attempt: attempt.status,
    isOpen,
    hasAddress: attempt.redirectUrl !== null,
  };
  const decision = decide(standing, { ...event, isFresh });
  if (decision.kind === "ignore") {
    if (await learnFee(ctx, { payment, attempt }, event)) return "applied";
    return decision.why === "already" ? "duplicate" : "late";
  }
  const named = await updateAttempt(ctx, attempt, {
    providerId: event.providerId,
    redirectUrl: attempt.redirectUrl ?? event.redirectUrl ?? null,
  });
  if (decision.kind === "succeed") return succeed(ctx, { payment, attempt: named }, event, decision);
  if (decision.kind === "fail") await fail(ctx, { payment, attempt: named }, decision);
  if (decision.kind === "wait") await wait(ctx, { payment, attempt: named }, decision);
  return "applied";
}

type Of<K extends Decision["kind"]> = Extract<Decision, { kind: K }>;

async function succeed(ctx: TxCtx, subject: Subject, event: ChargeEvent, { isFirst }: Of<"succeed">): Promise<Applied> {
  const { receivedMinor, finishedAt } = subject.attempt;
  const isEnough = !isFirst || (await isAcceptable(ctx, subject, event));
  const isKnown = receivedMinor === receivedOf(event) && (finishedAt !== null || !isEnough);
  if (isFirst && isKnown) return "duplicate";
  if (isEnough) await succeedAttempt(ctx, subject, event, isFirst);
  else await holdForPerson(ctx, subject, event);
  return isEnough ? "applied" : "held";
}

async function fail(ctx: TxCtx, { payment, attempt }: Subject, { decline, code, payment: to }: Of<"fail">) {
  await failAttempt(ctx, payment, attempt, { decline, code });
  if (to === null) return;
  const type = to === "failed" ? "payment.failed" : "payment.open_again";
  await transition(ctx, payment, { to, type, detail: { code }, facts: { lastErrorCode: code } });
}

async function wait(ctx: TxCtx, { payment, attempt }: Subject, { attempt: status, payment: to }: Of<"wait">) {
  const waiting = await updateAttempt(ctx, attempt, { status });
  await scheduleLook(ctx, waiting);
  if (to !== null) await transition(ctx, payment, { to, type: `payment.${to}`, detail: presentAttempt(waiting) });
}
