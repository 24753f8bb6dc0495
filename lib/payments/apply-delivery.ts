import { type ProviderEvent, ProviderNotProcessed, ProviderUnknown } from "@/lib/connectors/contract";
import type { Ctx } from "@/lib/context";
import { closeDelivery, integrationRow, openDelivery, openIntegration, stepOf } from "@/lib/integrations";
import type { OpenIntegration } from "@/lib/integrations/open-integration";
import { log } from "@/lib/kit/log";
import { isWellFormed } from "@/lib/kit/text";
import { receiveTransfer } from "@/lib/ledger";
import { applyDisputeEvent } from "./apply-dispute-event";
import { applyProviderEvent } from "./apply-provider-event";
import { applyRefundEvent } from "./apply-refund-event";
import { detailOf, factsOf } from "./delivery-facts";

/** Works a stored delivery: confirms it where the provider doesn't sign, reads it, and applies each event on its own. */
export async function applyDelivery(ctx: Ctx, deliveryId: string): Promise<void> {
  const stored = await openDelivery(ctx, deliveryId);
  if (!stored || stored.isApplied || stored.verdict === "forged") return;
  const row = await integrationRow(ctx, stored.integrationId);
  if (!row) return;
  const open = await openIntegration(ctx, row);
  const { connector, settings, http } = open;
  const { callback } = connector;
  if (stored.verdict === "ask" && !(await callback.confirm?.(http, stored.delivery, settings))) {
    return closeDelivery(ctx, deliveryId, { outcome: "not_confirmed" });
  }
  const events = await readEvents(deliveryId, () => callback.read(stored.delivery, settings, http));
  if (!events) return closeDelivery(ctx, deliveryId, { outcome: "unreadable" });
  const outcomes: string[] = [];
  for (const event of events) outcomes.push(await applyEvent(ctx, open, event));
  const steps = events.map((event, place) => stepOf(ctx, "event", outcomes[place] ?? "nothing", detailOf(event)));
  const facts = await factsOf(ctx, row.id, events);
  // Transfers remember by themselves what came ahead.
  const isAhead = events.some(({ kind }, place) => kind !== "transfer" && outcomes[place] === "ahead");
  await closeDelivery(ctx, deliveryId, { outcome: outcomes.join(", ") || "nothing", facts, steps, isAhead });
}

async function applyEvent(
  ctx: Ctx,
  { row, connector, settings }: OpenIntegration,
  event: ProviderEvent,
): Promise<string> {
  const integrationId = row.id;
  switch (event.kind) {
    case "charge":
      return applyProviderEvent(ctx, { integrationId, event, isFresh: false });
    case "refund":
      return applyRefundEvent(ctx, { integrationId, event });
    case "dispute":
      return applyDisputeEvent(ctx, { integrationId, event });
    case "transfer": {
      const refusal = connector.accepts?.({ ...event, isVerified: true }, settings) ?? null;
      return receiveTransfer(ctx, { integration: row, event, refusal });
    }
  }
}

/** A message in a shape we don't know stays in the log of deliveries; trying again would not make it readable. */
async function readEvents(
  deliveryId: string,
  read: () => ProviderEvent[] | Promise<ProviderEvent[]>,
): Promise<ProviderEvent[] | null> {
  try {
    const events = await read();
    if (!isStorable(events)) throw new TypeError("the message has characters that no text can hold");
    return events;
  } catch (error) {
    if (error instanceof ProviderNotProcessed || error instanceof ProviderUnknown) throw error;
    log().warn({ deliveryId, err: error }, "a delivery could not be read");
    return null;
  }
}

/** Whether every text in it can be written down: no half characters, and no zero character. */
function isStorable(value: unknown): boolean {
  if (typeof value === "string") return isWellFormed(value) && !value.includes("\0");
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isStorable);
}
