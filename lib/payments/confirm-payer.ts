import { type Ctx, transact } from "@/lib/context";
import { noteTransfer } from "@/lib/integrations";
import { confirmTransfer } from "@/lib/ledger";

type Confirmed = { id: string; deliveryId?: string | undefined; seenAt?: Date | undefined };

/**
 * A person has seen at the provider that the money a message told of is there (permission `ledger:adjust`); the log says so
 * beside the message, `deliveryId`. `seenAt` is the `updatedAt` of what they saw. Gives the state it is in then.
 */
export async function confirmPayer(ctx: Ctx, { id, deliveryId, seenAt }: Confirmed) {
  return transact(ctx, async (ctx) => {
    const { state, before } = await confirmTransfer(ctx, { id, seenAt });
    const noted = { incomingId: id, deliveryId: deliveryId ?? null, step: "confirmed" };
    await noteTransfer(ctx, { ...noted, before, state });
    return { state };
  });
}
