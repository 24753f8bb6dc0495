import { and, eq } from "drizzle-orm";
import { incomingTransfers } from "@/db/schema/ledger";
import type { ProviderEvent, TransferEvent } from "@/lib/connectors/contract";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import type { DeliveryFacts } from "@/lib/integrations/deliveries";
import { attemptOf, attemptOfCharge } from "./lock-payment";

/** What a message's events are about, so that it is found by it. The first that is known of each counts. */
export async function factsOf(
  ctx: Ctx,
  integrationId: string,
  events: readonly ProviderEvent[],
): Promise<DeliveryFacts> {
  return transact(ctx, async (ctx) => {
    const facts: DeliveryFacts = {};
    for (const event of events) {
      const { paymentId, incomingId, providerId, payerEmail } = await factsOfOne(ctx, integrationId, event);
      facts.paymentId ??= paymentId;
      facts.incomingId ??= incomingId;
      facts.providerId ??= providerId;
      facts.payerEmail ??= payerEmail;
    }
    return facts;
  });
}

async function factsOfOne(ctx: TxCtx, integrationId: string, event: ProviderEvent): Promise<DeliveryFacts> {
  if (event.kind === "transfer") return factsOfTransfer(ctx, integrationId, event);
  const { reference, providerId } = event;
  const byReference = reference === null ? null : await attemptOf(ctx, reference);
  const attempt = byReference ?? (providerId === null ? null : await attemptOfCharge(ctx, integrationId, providerId));
  const isOurs = attempt?.integrationId === integrationId;
  return { providerId: idOf(event), ...(isOurs && { paymentId: attempt.paymentId }) };
}

async function factsOfTransfer(ctx: TxCtx, integrationId: string, { providerId, payerEmail }: TransferEvent) {
  const named = and(eq(incomingTransfers.integrationId, integrationId), eq(incomingTransfers.providerId, providerId));
  const [row] = await ctx.db
    .select({ id: incomingTransfers.id })
    .from(incomingTransfers)
    .where(within(ctx, incomingTransfers, named));
  return { providerId, payerEmail: payerEmail?.toLowerCase(), incomingId: row?.id };
}

const idOf = (event: ProviderEvent): string | null =>
  event.kind === "refund" ? (event.providerId ?? event.providerRefundId) : event.providerId;

/** What an event said, in texts that a log keeps. */
export function detailOf(event: ProviderEvent): Record<string, string> {
  const { kind, status, money } = event;
  const said = { kind, status, amount: String(money.amount), currency: money.currency };
  const providerId = idOf(event);
  const reference = event.kind === "transfer" ? null : event.reference;
  return { ...said, ...(providerId !== null && { providerId }), ...(reference !== null && { reference }) };
}
