import { type Ctx, transact } from "@/lib/context";
import { noteTransfer } from "@/lib/integrations";
import { confirmTransfer } from "@/lib/ledger";

/** A person has seen at the provider that the money a message told of is there (permission `ledger:adjust`); the log says so. Gives the state it is in then. */
export async function confirmPayer(ctx: Ctx, { id }: { id: string }) {
  return transact(ctx, async (ctx) => {
    const { state } = await confirmTransfer(ctx, { id });
    await noteTransfer(ctx, { incomingId: id, step: "confirmed", state });
    return { state };
  });
}
