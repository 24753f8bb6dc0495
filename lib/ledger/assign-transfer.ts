import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { requireCustomer } from "@/lib/customers";
import { conflict, notFound } from "@/lib/kit/errors";
import { requirePermission } from "@/lib/tenants";
import { lockIncoming, updateIncoming } from "./incoming-rows";
import { type IncomingTransfer, presentIncoming } from "./present";
import { settleIncoming } from "./settle-incoming";

/**
 * Says whose money an unmatched transfer is (permission `ledger:adjust`); it is credited at once if nothing else is missing.
 * `before` is the state it was in. A transfer that was credited stays where it is: that is corrected by a payment by hand.
 */
export async function assignTransfer(
  ctx: Ctx,
  { id, customerId }: { id: string; customerId: string },
): Promise<IncomingTransfer & { before: IncomingTransfer["state"] }> {
  requirePermission(ctx, "ledger:adjust");
  return transact(ctx, async (ctx) => {
    const customer = await requireCustomer(ctx, { id: customerId });
    const row = await lockIncoming(ctx, { id });
    if (!row) throw notFound("Transfer");
    if (row.creditedAt || row.state === "refused" || row.state === "failed")
      throw conflict(`A transfer that is ${row.state} can't be assigned`);
    const assigned = await updateIncoming(ctx, row, { customerId: customer.id });
    const settled = await settleIncoming(ctx, assigned);
    await record(ctx, "transfer.assigned", id, { customerId: customer.id, state: settled.state });
    return { ...presentIncoming(settled), before: row.state };
  });
}
