import { type Decline, ProviderNotProcessed, ProviderRejected, type Started } from "@/lib/connectors/contract";
import { type Ctx, type TxCtx, transact } from "@/lib/context";
import { callbackUrl, openIntegration, paymentConnectorOf } from "@/lib/integrations";
import type { IntegrationRow } from "@/lib/integrations/present";
import { log } from "@/lib/kit/log";
import { failAttempt, scheduleLook, updateAttempt } from "./attempts";
import { checkoutUrl, embedUrl } from "./checkout-url";
import { markUnknown } from "./close-attempt";
import { type AttemptRow, attemptOf, type LockedPayment, lockPayment } from "./lock-payment";
import { attemptNow } from "./look-up";
import { payerOf } from "./payer-of";
import type { Claim } from "./start-attempt-claim";
import { transition } from "./transition";

type Outcome = { kind: "started"; started: Started } | { kind: "declined"; decline: Decline } | { kind: "unknown" };

/** Makes the provider call of a claimed attempt, and the second transaction that writes down what it came to. */
export async function callProvider(
  ctx: Ctx,
  { payment, attempt }: Claim,
  integration: IntegrationRow,
): Promise<AttemptRow> {
  const outcome = await call(ctx, payment, attempt, integration);
  if (outcome.kind === "unknown") await markUnknown(ctx, attempt);
  else await settle(ctx, attempt, outcome);
  return attemptNow(ctx, attempt.id);
}

async function call(
  ctx: Ctx,
  payment: LockedPayment,
  attempt: AttemptRow,
  integration: IntegrationRow,
): Promise<Outcome> {
  const order = {
    reference: attempt.id,
    method: attempt.method,
    label: payment.referenceLabel,
    money: { amount: attempt.amountMinor, currency: attempt.currencyCode },
    returnUrl: `${checkoutUrl(payment.id, payment.expiresAt)}&returned=1`,
    callbackUrl: callbackUrl(integration.id),
    embedUrl: embedUrl(payment.id, payment.expiresAt),
    payer: await payerOf(ctx, payment.customerId),
    expiresAt: payment.expiresAt,
    environment: ctx.environment,
  };
  try {
    const { connector, http, settings } = await openIntegration(ctx, integration);
    return { kind: "started", started: await connector.start(http, order, settings) };
  } catch (error) {
    log().warn({ requestId: ctx.requestId, attemptId: attempt.id, err: error }, "a provider call did not start");
    if (error instanceof ProviderRejected) {
      const plain = { class: "error" as const, code: "rejected", rawCode: error.code };
      return { kind: "declined", decline: paymentConnectorOf(integration.connectorId).declineOf?.(error) ?? plain };
    }
    if (error instanceof ProviderNotProcessed) {
      return { kind: "declined", decline: { class: "error", code: "provider_unavailable", rawCode: error.why } };
    }
    // A time-out, and every surprise after the request left: the charge may exist.
    return { kind: "unknown" };
  }
}

/** A callback may have been faster than the answer; then it stays as the callback left it. */
async function settle(
  ctx: Ctx,
  { id, paymentId }: AttemptRow,
  outcome: Exclude<Outcome, { kind: "unknown" }>,
): Promise<void> {
  await transact(ctx, async (ctx) => {
    const payment = await lockPayment(ctx, paymentId);
    const attempt = await attemptOf(ctx, id);
    if (!attempt || attempt.finishedAt || attempt.status !== "started") return;
    if (outcome.kind === "declined") return decline(ctx, payment, attempt, outcome.decline);
    const { providerId, redirectUrl } = outcome.started;
    const waiting = await updateAttempt(ctx, attempt, { status: "requires_action", providerId, redirectUrl });
    await scheduleLook(ctx, waiting);
  });
}

async function decline(ctx: TxCtx, payment: LockedPayment, attempt: AttemptRow, decline: Decline): Promise<void> {
  const { code } = decline;
  await failAttempt(ctx, payment, attempt, { decline, code });
  const to = decline.class === "hard" ? "failed" : "requires_payment_method";
  if (payment.status !== "requires_action" && payment.status !== "processing") return;
  const type = to === "failed" ? "payment.failed" : "payment.open_again";
  await transition(ctx, payment, { to, type, detail: { code }, facts: { lastErrorCode: code } });
}
