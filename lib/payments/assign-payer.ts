import { type Ctx, transact } from "@/lib/context";
import { noteTransfer } from "@/lib/integrations";
import { assignTransfer } from "@/lib/ledger";

/** Says whose money a message told of, and writes it into the log beside the message (permission `ledger:adjust`). Gives the state the money is in then. */
export async function assignPayer(ctx: Ctx, { id, customerId }: { id: string; customerId: string }) {
  return transact(ctx, async (ctx) => {
    const { state } = await assignTransfer(ctx, { id, customerId });
    await noteTransfer(ctx, { incomingId: id, step: "assigned", state, detail: { customerId } });
    return { state };
  });
}
