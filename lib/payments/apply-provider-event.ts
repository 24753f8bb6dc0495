import { providerEvents } from "@/db/schema/integrations";
import type { ChargeEvent } from "@/lib/connectors/contract";
import { type Ctx, placeOf, type TxCtx, transact } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { failAttempt, presentAttempt, scheduleLook, updateAttempt } from "./attempts";
import { type Decision, decide } from "./decide";
import { type AttemptRow, attemptOf, attemptOfCharge, type LockedPayment, lockPayment } from "./lock-payment";
import { tell, transition } from "./transition";

/** What became of a provider's word: none of these is an error. */
export type Applied = "applied" | "duplicate" | "late" | "unknown_reference" | "mismatch";

/** `isFresh`: the provider was asked just now, so this is how things stand and not something that happened some time ago. */
export type Said = { integrationId: string; event: ChargeEvent; isFresh: boolean };

type Subject = { payment: LockedPayment; attempt: AttemptRow };

/**
 * Believes a provider's event as far as it fits our own rows: reference, integration, environment, amount and currency. Once:
 * the same event by callback, look-up or both has one effect, in whatever order events come (I6).
 */
export async function applyProviderEvent(ctx: Ctx, said: Said): Promise<Applied> {
  const { integrationId, event } = said;
  return transact(ctx, async (ctx) => {
    const found = await attemptSaid(ctx, said);
    if (found?.integrationId !== integrationId) return "unknown_reference";
    const payment = await lockPayment(ctx, found.paymentId);
    const attempt = await attemptOf(ctx, found.id);
    if (!attempt) return "unknown_reference";
    if (!(await isNew(ctx, said))) return "duplicate";
    const wrong = mismatchOf(ctx, attempt, event);
    if (wrong) {
      await tell(ctx, payment.id, "payment.event.refused", {
        reason: wrong,
        providerId: event.providerId,
        status: event.status,
      });
      return "mismatch";
    }
    return carryOut(ctx, { payment, attempt }, said);
  });
}

async function attemptSaid(ctx: TxCtx, { integrationId, event }: Said): Promise<AttemptRow | null> {
  const { reference, providerId } = event;
  return reference === null ? attemptOfCharge(ctx, integrationId, providerId) : attemptOf(ctx, reference);
}

/**
 * The unique row is the guard: of many at once one gets it, and it goes away again when the rest fails. How things stand at
 * this moment is no event while it is open: it may be so again after something else.
 */
async function isNew(ctx: TxCtx, { integrationId, event, isFresh }: Said): Promise<boolean> {
  if (isFresh && (event.status === "pending" || event.status === "processing")) return true;
  const row = { id: newId("pve"), integrationId, providerEventId: event.id, createdAt: ctx.now, ...placeOf(ctx) };
  const made = await ctx.db
    .insert(providerEvents)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: providerEvents.id });
  return made.length > 0;
}

function mismatchOf(ctx: TxCtx, attempt: AttemptRow, { money, providerId, environment }: ChargeEvent): string | null {
  if (environment && environment !== ctx.environment) return "environment";
  if (money.currency !== attempt.currencyCode) return "currency";
  if (money.amount !== attempt.amountMinor) return "amount";
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
  if (decision.kind === "ignore") return decision.why === "already" ? "duplicate" : "late";
  const named = await updateAttempt(ctx, attempt, {
    providerId: event.providerId,
    redirectUrl: attempt.redirectUrl ?? event.redirectUrl ?? null,
  });
  if (decision.kind === "succeed") await succeed(ctx, { payment, attempt: named }, event, decision);
  if (decision.kind === "fail") await fail(ctx, { payment, attempt: named }, decision);
  if (decision.kind === "wait") await wait(ctx, { payment, attempt: named }, decision);
  return "applied";
}

type Of<K extends Decision["kind"]> = Extract<Decision, { kind: K }>;

async function succeed(ctx: TxCtx, { payment, attempt }: Subject, event: ChargeEvent, { isFirst }: Of<"succeed">) {
  const none = { declineClass: null, code: null, rawCode: null };
  await updateAttempt(ctx, attempt, { ...none, status: "succeeded", finishedAt: ctx.now, leaseUntil: null });
  const { fee, money } = event;
  const detail = {
    ...presentAttempt({ ...attempt, ...none }),
    amount: String(money.amount),
    currencyCode: money.currency,
  };
  if (!isFirst) {
    // Two attempts of one payment were paid: the credit stays as it is, and somebody has to give the second one back.
    await tell(ctx, payment.id, "payment.paid_twice", detail);
    return;
  }
  const providerFeeMinor = fee && fee.currency === payment.currencyCode ? fee.amount : null;
  const facts = { amountReceivedMinor: money.amount, providerFeeMinor, lastErrorCode: null };
  await transition(ctx, payment, { to: "succeeded", type: "payment.succeeded", detail, facts, proven: true });
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
