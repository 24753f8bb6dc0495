import { type Ctx, transact } from "@/lib/context";
import { noteTransfer } from "@/lib/integrations";
import { confirmTransfer } from "@/lib/ledger";

/**
 * A person has seen at the provider that the money a message told of is there (permission `ledger:adjust`); the log says so
 * beside the message, `deliveryId`. Gives the state it is in then.
 */
export async function confirmPayer(ctx: Ctx, { id, deliveryId }: { id: string; deliveryId?: string | undefined }) {
  return transact(ctx, async (ctx) => {
    const { state, before } = await confirmTransfer(ctx, { id });
    await noteTransfer(ctx, {
      ...{ incomingId: id, deliveryId: deliveryId ?? null },
      ...{ step: "confirmed", before, state },
    });
    return { state };
  });
}
