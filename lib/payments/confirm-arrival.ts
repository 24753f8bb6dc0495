import { record } from "@/lib/audit";
import { type Ctx, type TxCtx, transact } from "@/lib/context";
import { conflict } from "@/lib/kit/errors";
import type { ConfirmArrival } from "@/lib/ledger/schema";
import { requirePermission } from "@/lib/tenants";
import { applyProviderEvent } from "./apply-provider-event";
import { atPayment } from "./at-payment";
import { type AttemptRow, attemptOf, lockPayment } from "./lock-payment";
import { attemptOfTransfer } from "./offline-attempt";
import { type PaymentRow, presentPayment } from "./present";
import type { Payment } from "./schema";
import { tell } from "./transition";

const OPEN = new Set<PaymentRow["status"]>(["requires_payment_method", "requires_action", "processing"]);

/**
 * A person has seen on the company's account what came by a transfer (permission `payment:disposition`; of a payment that has
 * ended, `payment:disposition:override`). It is believed like a provider's word: the whole sum credits once, however often it
 * is confirmed and by how many at once, less or more is treated as the application has it, and a transfer of a payment that
 * was paid otherwise is kept apart. `reference` is the one on the transfer, as `findAwaited` tells it; `received` is all that
 * came, surcharge included, in minor units.
 */
export async function confirmArrival(caller: Ctx, confirmed: ConfirmArrival): Promise<Payment> {
  const { paymentId, reference, received, note } = confirmed;
  requirePermission(caller, "payment:disposition");
  const ctx = await atPayment(caller, paymentId);
  return transact(ctx, async (ctx) => {
    const payment = await lockPayment(ctx, paymentId);
    const attempt = await attemptOfTransfer(ctx, paymentId, reference);
    if (!attempt) throw conflict("No transfer is awaited for this payment");
    // The same sum a second time: it waits for a decision, or the transfer has been credited.
    if (attempt.receivedMinor === received) return presentPayment(payment, ctx.now);
    if (attempt.status === "succeeded") throw conflict("This transfer is confirmed already");
    if (isTooLittle(attempt, received))
      throw conflict("More had come when this payment was closed, and it is in the books");
    if (!OPEN.has(payment.status)) requirePermission(ctx, "payment:disposition:override");
    const detail = { amount: String(received), currencyCode: payment.currencyCode, note };
    await tell(ctx, payment.id, "payment.arrival_confirmed", detail);
    await believe(ctx, { ...attempt, providerId: reference }, received);
    await record(ctx, "payment.arrival_confirmed", payment.id, { ...detail, reference });
    return presentPayment(await lockPayment(ctx, payment.id), ctx.now);
  });
}

/** What was kept when a person closed the payment stays in the books, and only more can follow. */
const isTooLittle = ({ finishedAt, receivedMinor }: AttemptRow, received: bigint) =>
  finishedAt !== null && received < (receivedMinor ?? 0n);

/** Each sum after another is a word of its own, so that a mistyped one can be corrected while the payment waits. */
async function believe(ctx: TxCtx, attempt: AttemptRow & { providerId: string }, received: bigint): Promise<void> {
  const { id, integrationId, providerId, amountMinor, currencyCode: currency, receivedMinor } = attempt;
  const event = {
    kind: "charge",
    id: `by_hand:${id}:${receivedMinor ?? 0n}`,
    reference: id,
    providerId,
    status: "succeeded",
    money: { amount: amountMinor, currency },
    received: { amount: received, currency },
    // Nobody stands between who could keep one.
    fee: { amount: 0n, currency },
  } as const;
  const applied = await applyProviderEvent(ctx, { integrationId, event, isFresh: false });
  if (applied === "applied" || applied === "held") return;
  const now = await attemptOf(ctx, id);
  throw conflict(now?.status === "succeeded" ? "This transfer is confirmed already" : "This sum was corrected before");
}
