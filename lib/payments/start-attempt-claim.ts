import { eq, max } from "drizzle-orm";
import { paymentAttempts } from "@/db/schema/payments";
import { type Ctx, placeOf, type TxCtx, transact, within } from "@/lib/context";
import { holdTaking } from "@/lib/integrations";
import { conflict, invalid } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { addSeconds } from "@/lib/kit/time";
import { enqueueLook, LEASE_SECONDS, presentAttempt } from "./attempts";
import { type AttemptRow, type LockedPayment, lockPayment, openAttemptOf } from "./lock-payment";
import type { Offer } from "./methods";
import { statusAt } from "./present";
import { transition } from "./transition";

/** `mine`: this caller makes the provider call. `same`, `other`: an attempt is open already, by this method or another. */
export type Claim = { kind: "mine" | "same" | "other"; payment: LockedPayment; attempt: AttemptRow };

const MOST_ATTEMPTS = 50;

/** What a payer hears who names a way to pay that isn't there, or not any more. */
export const notOffered = () => invalid({ method: ["This way to pay is not offered."] });

/**
 * The first of two transactions around a provider call: the attempt exists, with a lease, before anything leaves the house.
 * A look is queued for the end of the lease, so that a crash in between is found. What the offer was made of may have been
 * disabled meanwhile; then nothing is begun.
 */
export async function claimAttempt(ctx: Ctx, paymentId: string, offer: Chosen): Promise<Claim> {
  const { id } = offer.integration;
  const method = offer.spec.id;
  return transact(ctx, async (ctx) => {
    const payment = await lockPayment(ctx, paymentId);
    const status = statusAt(payment, ctx.now);
    const open = await openAttemptOf(ctx, paymentId);
    if (status === "expired" || (!open && status !== "requires_payment_method"))
      throw conflict(`This payment is ${status}`);
    if (open)
      return { kind: open.integrationId === id && open.method === method ? "same" : "other", payment, attempt: open };

    return begin(ctx, payment, offer);
  });
}

async function begin(ctx: TxCtx, payment: LockedPayment, offer: Chosen): Promise<Claim> {
  if (!(await holdTaking(ctx, offer.integration.id, payment.currencyCode))) throw notOffered();
  const attempt = await insertAttempt(ctx, payment, offer);
  await enqueueLook(ctx, attempt.id, LEASE_SECONDS);
  const move = { to: "requires_action" as const, type: "payment.attempt.started", detail: presentAttempt(attempt) };
  return { kind: "mine", payment: await transition(ctx, payment, move), attempt };
}

type Chosen = Pick<Offer, "integration" | "spec" | "terms" | "quote">;

/** The price is frozen here: whatever the rules become, the payer was told this one. */
async function insertAttempt(
  ctx: TxCtx,
  payment: LockedPayment,
  { integration, spec, terms, quote }: Chosen,
): Promise<AttemptRow> {
  const [last] = await ctx.db
    .select({ number: max(paymentAttempts.number) })
    .from(paymentAttempts)
    .where(within(ctx, paymentAttempts, eq(paymentAttempts.paymentId, payment.id)));
  const number = (last?.number ?? 0) + 1;
  if (number > MOST_ATTEMPTS) throw conflict("This payment has been tried too often");
  const [attempt] = await ctx.db
    .insert(paymentAttempts)
    .values({
      integrationId: integration.id,
      connectorId: integration.connectorId,
      method: spec.id,
      id: newId("att"),
      paymentId: payment.id,
      number,
      amountMinor: quote.total,
      baseMinor: quote.base.amount,
      surchargeMinor: quote.surcharge,
      termsId: terms.id,
      currencyCode: payment.currencyCode,
      leaseUntil: addSeconds(ctx.now, LEASE_SECONDS),
      startedAt: ctx.now,
      createdAt: ctx.now,
      ...placeOf(ctx),
    })
    .returning();
  if (!attempt) throw new Error("insert returned no row");
  return attempt;
}
