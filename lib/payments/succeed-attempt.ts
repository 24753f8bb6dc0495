import { eq } from "drizzle-orm";
import { paymentApplications } from "@/db/schema/applications";
import type { ChargeEvent } from "@/lib/connectors/contract";
import { type TxCtx, within } from "@/lib/context";
import { emit } from "@/lib/events";
import { termsById } from "@/lib/integrations";
import { keptOfAttempt, post } from "@/lib/ledger";
import { askForFee } from "./ask-for-fee";
import { presentAttempt, updateAttempt } from "./attempts";
import type { AttemptRow, LockedPayment } from "./lock-payment";
import { linesOfFee, linesOfReleased, linesOfSecond, linesOfSuccess, partsOf } from "./postings";
import { presentPayment } from "./present";
import { spendBonus, tellBonus } from "./spend-bonus";
import { mayMove, note, tell, transition } from "./transition";

type Subject = { payment: LockedPayment; attempt: AttemptRow };
type Success = Pick<ChargeEvent, "id" | "money" | "received" | "fee">;

/** What really came, where the provider says that it differs from what was asked for. */
export const receivedOf = ({ money, received }: Pick<ChargeEvent, "money" | "received">): bigint =>
  (received ?? money).amount;

/**
 * The attempt collected: the payment succeeds, and its ledger entries are written with it or not at all. A second attempt
 * that was paid changes nothing of the first; its money is kept apart until somebody gives it back.
 */
export async function succeedAttempt(
  ctx: TxCtx,
  { payment, attempt }: Subject,
  event: Success,
  isFirst: boolean,
): Promise<void> {
  const received = receivedOf(event);
  const paid = { status: "succeeded", finishedAt: ctx.now, leaseUntil: null, isCredited: isFirst } as const;
  const clean = { declineClass: null, code: null, rawCode: null };
  const released = await linesThatRelease(ctx, attempt);
  const done = await updateAttempt(ctx, attempt, { ...paid, ...clean, receivedMinor: received });
  const detail = { ...presentAttempt(done), amount: String(received), currencyCode: payment.currencyCode };
  const about = { paymentId: payment.id, attemptId: attempt.id, providerEventId: event.id };
  if (!isFirst) {
    await tell(ctx, payment.id, "payment.paid_twice", detail);
    await post(ctx, [...released, ...linesOfSecond(payment, done, received)], about);
    return;
  }
  const fee = feeOf(payment, event);
  const facts = {
    amountReceivedMinor: received,
    surchargeMinor: partsOf(received, done).surcharge,
    providerFeeMinor: fee,
    lastErrorCode: null,
  };
  await transition(ctx, payment, { to: "succeeded", type: "payment.succeeded", detail, facts, proven: true });
  const feeLines = fee === null ? [] : linesOfFee(payment, done, fee, (await termsById(ctx, done.termsId)).deductFees);
  const bonus = await spendBonus(ctx, payment, partsOf(received, done).base);
  const lines = [
    ...released,
    ...linesOfSuccess(payment, done, received),
    ...feeLines,
    ...(bonus?.line ? [bonus.line] : []),
  ];
  await post(ctx, lines, about);
  if (bonus) await tellBonus(ctx, payment, bonus);
  if (fee === null) await askForFee(ctx, done);
}

const linesThatRelease = async (ctx: TxCtx, attempt: AttemptRow) =>
  attempt.receivedMinor === null ? [] : linesOfReleased(attempt, (await keptOfAttempt(ctx, attempt)).left);

/** A fee in another currency than the payment's, below nothing or above what came is not one we can book. */
function feeOf({ currencyCode }: LockedPayment, event: Success): bigint | null {
  const { fee } = event;
  if (!fee || fee.currency !== currencyCode) return null;
  return fee.amount >= 0n && fee.amount <= receivedOf(event) ? fee.amount : null;
}

/** The fee of a payment that has succeeded already, when it is told for the first time. False: there is nothing new in it. */
export async function learnFee(
  ctx: TxCtx,
  { payment, attempt }: Subject,
  event: Success & Pick<ChargeEvent, "status">,
) {
  const fee = feeOf(payment, event);
  const isNews = attempt.isCredited && event.status === "succeeded" && payment.providerFeeMinor === null;
  if (!isNews || fee === null) return false;
  const known = await note(ctx, payment, { providerFeeMinor: fee });
  await tell(ctx, payment.id, "payment.fee_known", { amount: String(fee), currencyCode: payment.currencyCode });
  await emit(ctx, "payment.updated", payment.id, presentPayment(known, ctx.now));
  const { deductFees } = await termsById(ctx, attempt.termsId);
  const about = { paymentId: payment.id, attemptId: attempt.id, providerEventId: event.id };
  await post(ctx, linesOfFee(payment, attempt, fee, deductFees), about);
  return true;
}

/** Whether this much is enough, and not too much, by what the payment's application allows. */
export async function isAcceptable(ctx: TxCtx, { payment, attempt }: Subject, event: Success): Promise<boolean> {
  const received = receivedOf(event);
  if (received === attempt.amountMinor) return true;
  const [application] = await ctx.db
    .select()
    .from(paymentApplications)
    .where(within(ctx, paymentApplications, eq(paymentApplications.id, payment.applicationId)));
  if (received <= 0n || !application) return false;
  return received < attempt.amountMinor ? application.allowUnderpay : application.allowOverpay;
}

/** Less or more came than the application takes: the payment waits for a person, who sees what came. */
export async function holdForPerson(ctx: TxCtx, { payment, attempt }: Subject, event: Success): Promise<void> {
  const received = receivedOf(event);
  const type = received < attempt.amountMinor ? "payment.underpaid" : "payment.overpaid";
  const detail = {
    ...presentAttempt(attempt),
    amount: String(received),
    asked: String(attempt.amountMinor),
    currencyCode: payment.currencyCode,
  };
  const facts = { amountReceivedMinor: received };
  const status = attempt.finishedAt === null ? "processing" : attempt.status;
  await updateAttempt(ctx, attempt, { status, receivedMinor: received });
  if (mayMove(payment.status, "processing")) await transition(ctx, payment, { to: "processing", type, detail, facts });
  else {
    await note(ctx, payment, facts);
    await tell(ctx, payment.id, type, detail);
  }
}
