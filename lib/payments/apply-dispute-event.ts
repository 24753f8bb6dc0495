import type { DisputeEvent } from "@/lib/connectors/contract";
import { type Ctx, type TxCtx, transact } from "@/lib/context";
import { emit } from "@/lib/events";
import { findEffects, post } from "@/lib/ledger";
import type { Line, Purse } from "@/lib/ledger/schema";
import type { Applied } from "./apply-provider-event";
import { linesOfBonusBack, linesOfBonusReturned } from "./bonus-lines";
import { type AttemptRow, attemptOf, attemptOfCharge, type LockedPayment, lockPayment } from "./lock-payment";
import { linesBack, linesUndone } from "./postings";
import { presentPayment } from "./present";
import { isFirstWord, refuseWord } from "./provider-word";
import { note, tell } from "./transition";

type Said = { integrationId: string; event: DisputeEvent };
type Parts = { base: bigint; surcharge: bigint };

const HELD: Purse = { kind: "disputes" };

/**
 * Believes a provider about money a bank takes back: while a dispute is open it is held apart, lost it is gone, won it comes
 * back to where it was taken from. Each step once, in whatever order they are told.
 */
export async function applyDisputeEvent(ctx: Ctx, { integrationId, event }: Said): Promise<Applied> {
  return transact(ctx, async (ctx) => {
    const attempt = await chargeSaid(ctx, integrationId, event);
    if (attempt?.integrationId !== integrationId) return "unknown_reference";
    const payment = await lockPayment(ctx, attempt.paymentId);
    const now = (await attemptOf(ctx, attempt.id)) ?? attempt;
    if (!now.isCredited && now.status !== "succeeded") return "ahead";
    if (!fits(ctx, now, event)) {
      const detail = { disputeId: event.disputeId };
      return refuseWord(ctx, { integrationId, eventId: event.id, paymentId: payment.id, reason: "dispute", detail });
    }
    return (await isFirstWord(ctx, integrationId, event.id)) ? step(ctx, payment, now, event) : "duplicate";
  });
}

async function chargeSaid(ctx: TxCtx, integrationId: string, { reference, providerId }: DisputeEvent) {
  const byReference = reference === null ? null : await attemptOf(ctx, reference);
  return byReference ?? (await attemptOfCharge(ctx, integrationId, providerId));
}

/** Only of money that was credited, and at most as much. */
function fits(ctx: TxCtx, attempt: AttemptRow, { money, environment }: DisputeEvent): boolean {
  const isHere = environment === undefined || environment === ctx.environment;
  const isSome = money.amount > 0n && money.amount <= attempt.amountMinor;
  return isHere && isSome && money.currency === attempt.currencyCode && attempt.isCredited;
}

async function step(ctx: TxCtx, payment: LockedPayment, attempt: AttemptRow, event: DisputeEvent): Promise<Applied> {
  const name = `${attempt.integrationId}:${event.disputeId}`;
  const [opened, won, lost] = ["opened", "won", "lost"].map((word) => `dispute-${word}:${name}`) as [
    string,
    string,
    string,
  ];
  const done = await findEffects(
    ctx,
    [opened, won, lost].flatMap((effect) => [effect, `${effect}:surcharge`]),
  );
  const partsOf = (effect: string): Parts => ({
    base: done.get(effect) ?? 0n,
    surcharge: done.get(`${effect}:surcharge`) ?? 0n,
  });
  const happened = (effect: string) => partsOf(effect).base + partsOf(effect).surcharge > 0n;
  if (happened(won) || happened(lost) || (event.status === "opened" && happened(opened))) return "late";
  if (event.status === "won" && !happened(opened)) return "late";

  const { amount } = event.money;
  const held = partsOf(opened);
  const total = held.base + held.surcharge;
  const lines = {
    opened: () => linesBack(payment, attempt, { kind: "dispute", effect: opened, amount, to: HELD }),
    won: () => linesUndone(payment, attempt, { kind: "dispute_won", effect: won, from: HELD, posted: held }),
    lost: () => (total > 0n ? gone(attempt, lost, { amount: total, currency: payment.currencyCode }) : direct()),
  };
  const direct = () => linesBack(payment, attempt, { kind: "dispute_lost", effect: lost, amount, to: "provider" });
  const bonus = {
    opened: () => linesOfBonusBack(ctx, payment, { effect: opened, amount }),
    won: () => linesOfBonusReturned(ctx, payment, { undone: opened, effect: won }),
    lost: async () => (total > 0n ? [] : linesOfBonusBack(ctx, payment, { effect: lost, amount })),
  };
  const moves = { opened: amount, won: -total, lost: total > 0n ? 0n : amount };
  const changed = await note(ctx, payment, {
    amountDisputedMinor: payment.amountDisputedMinor + moves[event.status],
  });
  const { disputeId, status } = event;
  const told = { disputeId, status, amount: String(event.money.amount), currencyCode: payment.currencyCode };
  await tell(ctx, payment.id, `payment.dispute.${status}`, told);
  await emit(ctx, "payment.disputed", payment.id, { ...presentPayment(changed, ctx.now), dispute: told });
  const about = { paymentId: payment.id, attemptId: attempt.id, providerEventId: event.id };
  await post(ctx, [...lines[status](), ...(await bonus[status]())], about);
  return "applied";
}

const gone = ({ integrationId }: AttemptRow, effect: string, money: Line["money"]): Line[] => [
  { kind: "dispute_lost", effect, debit: HELD, credit: { kind: "clearing", owner: integrationId }, money },
];
