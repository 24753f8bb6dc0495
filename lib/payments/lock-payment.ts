import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";
import { paymentApplications } from "@/db/schema/applications";
import { paymentAttempts, payments } from "@/db/schema/payments";
import { type TxCtx, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import type { PaymentRow } from "./present";
import { isPaymentId } from "./schema";

export type LockedPayment = PaymentRow & { clientId: string };
export type AttemptRow = typeof paymentAttempts.$inferSelect;

/**
 * The payment, locked until the transaction ends. Everything that moves one starts here, so that of two at once the second
 * sees what the first did. A payer reaches their own payment only, a bound credential those of its application.
 */
export async function lockPayment(ctx: TxCtx, id: string): Promise<LockedPayment> {
  const { kind, id: who, applicationId } = ctx.principal;
  if (!isPaymentId(id) || (kind === "payer" && who !== id)) throw notFound("Payment");
  const [row] = await ctx.db
    .select({ payment: payments, clientId: paymentApplications.clientId })
    .from(payments)
    .innerJoin(paymentApplications, eq(paymentApplications.id, payments.applicationId))
    .where(
      within(ctx, payments, eq(payments.id, id), applicationId ? eq(payments.applicationId, applicationId) : undefined),
    )
    .for("update", { of: payments });
  if (!row) throw notFound("Payment");
  return { ...row.payment, clientId: row.clientId };
}

/** The attempt that is still open, if there is one; there is never a second. */
export async function openAttemptOf(ctx: TxCtx, paymentId: string): Promise<AttemptRow | null> {
  const open = and(eq(paymentAttempts.paymentId, paymentId), isNull(paymentAttempts.finishedAt));
  const [row] = await ctx.db
    .select()
    .from(paymentAttempts)
    .where(within(ctx, paymentAttempts, open));
  return row ?? null;
}

/** The attempt whose money became the payment's. */
export async function creditedAttemptOf(ctx: TxCtx, paymentId: string): Promise<AttemptRow | null> {
  const credited = and(eq(paymentAttempts.paymentId, paymentId), eq(paymentAttempts.isCredited, true));
  const [row] = await ctx.db
    .select()
    .from(paymentAttempts)
    .where(within(ctx, paymentAttempts, credited));
  return row ?? null;
}

/**
 * The attempt by which money came that nobody has credited: it waits for a person, or one has closed the payment over it. Of
 * several the latest.
 */
export async function heldAttemptOf(ctx: TxCtx, paymentId: string): Promise<AttemptRow | null> {
  const { paymentId: of, receivedMinor, status, number } = paymentAttempts;
  const [row] = await ctx.db
    .select()
    .from(paymentAttempts)
    .where(within(ctx, paymentAttempts, and(eq(of, paymentId), gt(receivedMinor, 0n), ne(status, "succeeded"))))
    .orderBy(desc(number))
    .limit(1);
  return row ?? null;
}

/** An attempt by the provider's own id of its charge. */
export async function attemptOfCharge(
  ctx: TxCtx,
  integrationId: string,
  providerId: string,
): Promise<AttemptRow | null> {
  const named = and(eq(paymentAttempts.integrationId, integrationId), eq(paymentAttempts.providerId, providerId));
  const [row] = await ctx.db
    .select()
    .from(paymentAttempts)
    .where(within(ctx, paymentAttempts, named));
  return row ?? null;
}

/** An attempt by its id, which is also the reference the provider knows it by. */
export async function attemptOf(ctx: TxCtx, id: string): Promise<AttemptRow | null> {
  const [row] = await ctx.db
    .select()
    .from(paymentAttempts)
    .where(within(ctx, paymentAttempts, eq(paymentAttempts.id, id)));
  return row ?? null;
}
