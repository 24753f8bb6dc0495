import { type ProviderEvent, ProviderNotProcessed, ProviderUnknown } from "@/lib/connectors/contract";
import type { Ctx } from "@/lib/context";
import { closeDelivery, integrationRow, openDelivery, openIntegration } from "@/lib/integrations";
import { log } from "@/lib/kit/log";
import { applyProviderEvent } from "./apply-provider-event";

/** Works a stored delivery: confirms it where the provider doesn't sign, reads it, and applies each event on its own. */
export async function applyDelivery(ctx: Ctx, deliveryId: string): Promise<void> {
  const stored = await openDelivery(ctx, deliveryId);
  if (!stored || stored.isApplied || stored.verdict === "forged") return;
  const row = await integrationRow(ctx, stored.integrationId);
  if (!row) return;
  const { connector, settings, http } = await openIntegration(ctx, row);
  const { callback } = connector;
  if (stored.verdict === "ask" && !(await callback.confirm?.(http, stored.delivery, settings))) {
    return closeDelivery(ctx, deliveryId, "not_confirmed");
  }
  const events = await readEvents(deliveryId, () => callback.read(stored.delivery, settings, http));
  if (!events) return closeDelivery(ctx, deliveryId, "unreadable");
  const outcomes = [];
  for (const event of events) outcomes.push(await applyEvent(ctx, row.id, event));
  await closeDelivery(ctx, deliveryId, outcomes.join(", ") || "nothing");
}

async function applyEvent(ctx: Ctx, integrationId: string, event: ProviderEvent): Promise<string> {
  return event.kind === "charge" ? applyProviderEvent(ctx, { integrationId, event, isFresh: false }) : "nothing";
}

/** A message in a shape we don't know stays in the log of deliveries; trying again would not make it readable. */
async function readEvents(
  deliveryId: string,
  read: () => ProviderEvent[] | Promise<ProviderEvent[]>,
): Promise<ProviderEvent[] | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ProviderNotProcessed || error instanceof ProviderUnknown) throw error;
    log().warn({ deliveryId, err: error }, "a delivery could not be read");
    return null;
  }
}
