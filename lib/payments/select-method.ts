import type { Ctx } from "@/lib/context";
import { checkoutUrl } from "./checkout-url";
import { findOffer } from "./methods";
import { requirePayment } from "./require-payment";
import type { SelectedMethod } from "./schema";
import { startAttempt } from "./start-attempt";

/**
 * The payer's choice: begins to collect and says where the payer goes on. That is the provider's own page, or the checkout,
 * which shows instructions, outcomes and refusals.
 */
export async function selectMethod(ctx: Ctx, chosen: { paymentId: string; method: string }): Promise<SelectedMethod> {
  const payment = await requirePayment(ctx, { id: chosen.paymentId });
  const { status, redirectUrl, code } = await startAttempt(ctx, chosen);
  const offer = await findOffer(ctx, payment, chosen.method);
  const theirs = offer?.spec.type === "redirect" ? redirectUrl : null;
  return { status, code, redirectUrl: theirs ?? checkoutUrl(payment.id, payment.expiresAt) };
}
