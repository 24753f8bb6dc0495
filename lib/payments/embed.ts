import { type Embed, ProviderNotProcessed } from "@/lib/connectors/contract";
import { type Ctx, transact } from "@/lib/context";
import { integrationRow, openIntegration } from "@/lib/integrations";
import type { OpenIntegration } from "@/lib/integrations/open-integration";
import type { IntegrationRow } from "@/lib/integrations/present";
import { checkoutUrl } from "./checkout-url";
import { lockPayment, openAttemptOf } from "./lock-payment";

/** A provider's own form for our page, and the address the payer goes back to from it. */
export type OpenEmbed = { embed: Embed; returnUrl: string };

/**
 * What our page shows for the way to pay that is under way. Null when there is none: nothing was chosen, the attempt has
 * ended or is not started yet, its provider has a page of its own, or its host is not trusted here any more. Asks no
 * provider. Throws not_found for a payment that is not the caller's.
 */
export async function embedOf(ctx: Ctx, paymentId: string): Promise<OpenEmbed | null> {
  const { payment, attempt, row } = await transact(ctx, async (ctx) => {
    const payment = await lockPayment(ctx, paymentId);
    const attempt = await openAttemptOf(ctx, paymentId);
    return { payment, attempt, row: attempt ? await integrationRow(ctx, attempt.integrationId) : null };
  });
  if (!row || !attempt?.providerId || attempt.status !== "requires_action") return null;
  const open = await openOrNull(ctx, row);
  if (!open?.isReachable) return null;
  const { connector, settings } = open;
  const { id: reference, providerId, redirectUrl } = attempt;
  const returnUrl = `${checkoutUrl(payment.id, payment.expiresAt)}&returned=1`;
  const ask = { reference, providerId, redirectUrl, returnUrl, environment: ctx.environment };
  const embed = connector.embed?.(ask, settings);
  return embed ? { embed, returnUrl } : null;
}

/** The payer is led back to the checkout, which knows what to say. */
async function openOrNull(ctx: Ctx, row: IntegrationRow): Promise<OpenIntegration | null> {
  try {
    return await openIntegration(ctx, row);
  } catch (error) {
    if (error instanceof ProviderNotProcessed) return null;
    throw error;
  }
}
