import { and, eq } from "drizzle-orm";
import { providerEvents } from "@/db/schema/integrations";
import { placeOf, type TxCtx, within } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { tell } from "./transition";

/** Writes down that a provider's event was heard. False: it was heard before. Of many at once one gets true, and it is forgotten when the rest fails. */
export async function isFirstWord(ctx: TxCtx, integrationId: string, providerEventId: string): Promise<boolean> {
  const made = await ctx.db
    .insert(providerEvents)
    .values({ id: newId("pve"), integrationId, providerEventId, createdAt: ctx.now, ...placeOf(ctx) })
    .onConflictDoNothing()
    .returning({ id: providerEvents.id });
  return made.length > 0;
}

/** Whether a provider's event was heard before; sure only under the lock of the payment it is about. */
export async function wasHeard(ctx: TxCtx, integrationId: string, providerEventId: string): Promise<boolean> {
  const same = and(
    eq(providerEvents.integrationId, integrationId),
    eq(providerEvents.providerEventId, providerEventId),
  );
  return (await ctx.db.$count(providerEvents, within(ctx, providerEvents, same))) > 0;
}

type Refused = {
  integrationId: string;
  eventId: string;
  paymentId: string;
  reason: string;
  detail: Record<string, string>;
};

/**
 * Writes down in a payment's timeline that a provider's word does not fit: once for each reason, under a name of its own. It is
 * not the event, which is heard when it is told rightly, or told again once what stood in its way is gone.
 */
export async function refuseWord(ctx: TxCtx, refused: Refused): Promise<"mismatch" | "duplicate"> {
  const { integrationId, eventId, paymentId, reason, detail } = refused;
  if (!(await isFirstWord(ctx, integrationId, `${eventId}:refused:${reason}`))) return "duplicate";
  await tell(ctx, paymentId, "payment.event.refused", { reason, ...detail });
  return "mismatch";
}
