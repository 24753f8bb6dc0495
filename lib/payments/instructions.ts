import type { Ctx } from "@/lib/context";
import { integrationRow, openIntegration } from "@/lib/integrations";
import { AppError, conflict, notFound } from "@/lib/kit/errors";
import { log } from "@/lib/kit/log";
import { atPayment } from "./at-payment";
import type { AttemptRow } from "./lock-payment";
import { attemptNow } from "./look-up";
import { findOffer } from "./methods";
import { isByHand } from "./offline-attempt";
import { requirePayment } from "./require-payment";
import type { Instructions } from "./schema";
import { startAttempt } from "./start-attempt";

type Wanted = { paymentId: string; provider: string; method: string };

/**
 * What the payer has to do to pay by one method. The provider gives an address or an account for one attempt, so asking
 * opens it; asking again gives the same. Unknown names are not found.
 */
export async function instructionsFor(caller: Ctx, { paymentId, provider, method }: Wanted): Promise<Instructions> {
  const ctx = await atPayment(caller, paymentId);
  const payment = await requirePayment(ctx, { id: paymentId });
  const id = `${provider}.${method}`;
  const offer = await findOffer(ctx, payment, id);
  if (!offer) throw notFound("Payment method");
  const started = await startAttempt(ctx, { paymentId, method: id });
  if (started.status === "failed") throw declined(started.code);
  const attempt = await attemptNow(ctx, started.attemptId);
  const isShown = started.status === "requires_action" || (started.status === "processing" && isByHand(attempt));
  if (!isShown) throw conflict("This payment is being processed", { retryAfterSeconds: 5 });
  return {
    type: offer.spec.type,
    fields: offer.spec.type === "redirect" ? [] : await fieldsOf(ctx, attempt),
    amount: Number(attempt.amountMinor),
    currencyCode: attempt.currencyCode,
    redirectUrl: started.redirectUrl,
    expiresAt: payment.expiresAt,
  };
}

const declined = (code: string | null) =>
  code === "provider_unavailable"
    ? new AppError("provider_unavailable", "The provider can't be reached")
    : conflict(`The provider refused this payment (${code ?? "declined"})`);

async function fieldsOf(ctx: Ctx, attempt: AttemptRow): Promise<Instructions["fields"]> {
  const row = await integrationRow(ctx, attempt.integrationId);
  const { providerId, redirectUrl, id: reference } = attempt;
  if (!row || providerId === null) throw new Error("an attempt without its charge");
  try {
    const { connector, http, settings } = await openIntegration(ctx, row);
    return (await connector.instructions?.(http, { providerId, redirectUrl, reference }, settings)) ?? [];
  } catch (error) {
    log().warn({ requestId: ctx.requestId, attemptId: reference, err: error }, "no instructions from the provider");
    throw new AppError("provider_unavailable", "The provider can't be reached");
  }
}
