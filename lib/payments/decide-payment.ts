import { record } from "@/lib/audit";
import { type Ctx, type TxCtx, transact } from "@/lib/context";
import { conflict } from "@/lib/kit/errors";
import { formatMoney } from "@/lib/kit/money";
import { keptOfAttempt, post } from "@/lib/ledger";
import type { DecidePayment } from "@/lib/ledger/schema";
import { requirePermission } from "@/lib/tenants";
import { atPayment } from "./at-payment";
import { failAttempt } from "./attempts";
import { type AttemptRow, heldAttemptOf, type LockedPayment, lockPayment, openAttemptOf } from "./lock-payment";
import { linesOfKept } from "./postings";
import { type PaymentRow, presentPayment } from "./present";
import type { Payment } from "./schema";
import { succeedAttempt } from "./succeed-attempt";
import { tell, transition } from "./transition";

const FINAL = new Set<PaymentRow["status"]>(["succeeded", "failed", "canceled", "expired"]);

/**
 * A person says what a payment comes to that waits for one (permission `payment:disposition`): accepted with what came, or
 * closed, and then the money is kept in adjustments until it is given back at the provider. Of a payment that has ended
 * otherwise the same needs `payment:disposition:override`; one that succeeded stays so, and is given back by a refund. The
 * same decision twice is one. Throws a conflict where something else has come than they saw, or nothing is to be decided.
 */
export async function decidePayment(caller: Ctx, decision: DecidePayment): Promise<Payment> {
  requirePermission(caller, "payment:disposition");
  const ctx = await atPayment(caller, decision.paymentId);
  return transact(ctx, async (ctx) => {
    const payment = await lockPayment(ctx, decision.paymentId);
    const held = await heldOf(ctx, payment);
    if (payment.status === decision.outcome && held.received === held.kept) return presentPayment(payment, ctx.now);
    if (FINAL.has(payment.status)) requirePermission(ctx, "payment:disposition:override");
    const attempt = decidable(payment, held, decision);
    const { outcome, note } = decision;
    const [amount, asked] = [String(held.received), String(attempt.amountMinor)];
    const detail = { outcome, amount, asked, currencyCode: payment.currencyCode, note };
    await tell(ctx, payment.id, "payment.decided", detail);
    if (outcome === "succeeded") await accept(ctx, payment, attempt, held);
    else await close(ctx, payment, attempt, { ...held, outcome, note });
    await record(ctx, "payment.decided", payment.id, detail);
    return presentPayment(await lockPayment(ctx, payment.id), ctx.now);
  });
}

type Held = { attempt: AttemptRow | null; open: AttemptRow | null; received: bigint; kept: bigint };

/** What came and is not credited, how much of it was kept already, and the attempt that is still open. */
async function heldOf(ctx: TxCtx, { id, status }: LockedPayment): Promise<Held> {
  const open = await openAttemptOf(ctx, id);
  const attempt = status === "succeeded" ? null : await heldAttemptOf(ctx, id);
  if (!attempt) return { attempt: null, open, received: 0n, kept: 0n };
  return { attempt, open, received: attempt.receivedMinor ?? 0n, kept: (await keptOfAttempt(ctx, attempt)).ever };
}

/** The attempt the decision is about; throws where there is none, or not this one. */
function decidable(payment: LockedPayment, { attempt, open, received }: Held, decision: DecidePayment): AttemptRow {
  if (payment.status === "succeeded")
    throw conflict("A payment that has succeeded stays so; give the money back by a refund");
  if (decision.received !== received)
    throw conflict(`${formatMoney(received, payment.currencyCode)} has come by now; look again before you decide`);
  if (decision.outcome === "succeeded" && received === 0n) throw conflict("Nothing has come in that could be accepted");
  if (attempt && open && open.id !== attempt.id) throw conflict("The payer is paying another way this very moment");
  const about = attempt ?? (payment.status === "processing" ? open : null);
  if (!about) throw conflict("There is nothing to decide about this payment");
  return about;
}

async function accept(ctx: TxCtx, payment: LockedPayment, attempt: AttemptRow, { received: amount }: Held) {
  const currency = payment.currencyCode;
  const money = { amount: attempt.amountMinor, currency };
  const shown = { id: `decided:${attempt.id}`, money, received: { amount, currency }, fee: null };
  await succeedAttempt(ctx, { payment, attempt }, shown, true);
}

type Closing = Held & { outcome: "failed" | "canceled"; note: string };

async function close(ctx: TxCtx, payment: LockedPayment, attempt: AttemptRow, closing: Closing): Promise<void> {
  const { outcome, received, kept, note } = closing;
  const code = "by_hand";
  if (attempt.finishedAt === null) await failAttempt(ctx, payment, attempt, { decline: null, code });
  if (payment.status !== outcome) {
    const facts = outcome === "failed" ? { lastErrorCode: code } : {};
    await transition(ctx, payment, {
      to: outcome,
      type: `payment.${outcome}`,
      detail: { code, note },
      facts,
      byHand: true,
    });
  }
  const about = { paymentId: payment.id, attemptId: attempt.id, description: note };
  const amount = received > kept ? received - kept : 0n;
  await post(ctx, linesOfKept(attempt, { amount, total: received }), about);
}
