import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { conflict, notFound } from "@/lib/kit/errors";
import { requirePermission } from "@/lib/tenants";
import { customerWhoPays } from "./customer-who-pays";
import { lockIncoming, updateIncoming } from "./incoming-rows";
import { type IncomingTransfer, presentIncoming } from "./present";
import { settleIncoming } from "./settle-incoming";

const CHANGED = "Something else has been told about this money meanwhile. Look at it again.";

/**
 * A person has seen at the provider that a transfer nobody verified is genuine (permission `ledger:adjust`, S4-37a). It is
 * credited to the customer who pays from this address, if there is one by now. `seenAt` is when what they saw was written:
 * nobody has proven it, so whoever can send one message can send another that says more. `before` is the state it was in.
 */
export async function confirmTransfer(
  ctx: Ctx,
  { id, seenAt }: { id: string; seenAt?: Date | undefined },
): Promise<IncomingTransfer & { before: IncomingTransfer["state"] }> {
  requirePermission(ctx, "ledger:adjust");
  return transact(ctx, async (ctx) => {
    const row = await lockIncoming(ctx, { id });
    if (!row) throw notFound("Transfer");
    if (row.state !== "unconfirmed") throw conflict(`A transfer that is ${row.state} needs no confirmation`);
    if (seenAt && seenAt.getTime() !== row.updatedAt.getTime()) throw conflict(CHANGED);
    const customerId = row.customerId ?? (await customerWhoPays(ctx, row.payerEmail));
    const settled = await settleIncoming(ctx, await updateIncoming(ctx, row, { isProven: true, customerId }));
    await record(ctx, "transfer.confirmed", id, { state: settled.state, customerId });
    return { ...presentIncoming(settled), before: row.state };
  });
}
