import { providerEvents } from "@/db/schema/integrations";
import { placeOf, type TxCtx } from "@/lib/context";
import { newId } from "@/lib/kit/ids";

/** Writes down that a provider's event was heard. False: it was heard before. Of many at once one gets true, and it is forgotten when the rest fails. */
export async function isFirstWord(ctx: TxCtx, integrationId: string, providerEventId: string): Promise<boolean> {
  const made = await ctx.db
    .insert(providerEvents)
    .values({ id: newId("pve"), integrationId, providerEventId, createdAt: ctx.now, ...placeOf(ctx) })
    .onConflictDoNothing()
    .returning({ id: providerEvents.id });
  return made.length > 0;
}
