import { type Ctx, transact } from "@/lib/context";
import { noteTransfer } from "@/lib/integrations";
import { assignTransfer } from "@/lib/ledger";

type Assigned = { id: string; customerId: string; deliveryId?: string | undefined };

/**
 * Says whose money a message told of, and writes it into the log beside the message, `deliveryId` (permission
 * `ledger:adjust`). Gives the state the money is in then.
 */
export async function assignPayer(ctx: Ctx, { id, customerId, deliveryId }: Assigned) {
  return transact(ctx, async (ctx) => {
    const { state, before } = await assignTransfer(ctx, { id, customerId });
    const noted = { incomingId: id, deliveryId: deliveryId ?? null, step: "assigned" };
    await noteTransfer(ctx, { ...noted, before, state, detail: { customerId } });
    return { state };
  });
}
