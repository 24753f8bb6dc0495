import { eq } from "drizzle-orm";
import { manualPayments } from "@/db/schema/ledger";
import { record } from "@/lib/audit";
import { type Ctx, transact, within } from "@/lib/context";
import { conflict, notFound } from "@/lib/kit/errors";
import { requirePermission } from "@/lib/tenants";
import { type ManualPayment, presentManual } from "./present";
import { bookManual } from "./record-manual-payment";

/**
 * Completes or cancels a pending payment by hand, once (permission `ledger:adjust`). One that is settled stays; a mistake is
 * corrected by another payment.
 */
export async function settleManualPayment(
  ctx: Ctx,
  { id, status }: { id: string; status: "completed" | "canceled" },
): Promise<ManualPayment> {
  requirePermission(ctx, "ledger:adjust");
  return transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select()
      .from(manualPayments)
      .where(within(ctx, manualPayments, eq(manualPayments.id, id)))
      .for("update");
    if (!row) throw notFound("Payment");
    if (row.status !== "pending") throw conflict(`This payment is ${row.status} already`);
    const change = { status, settledBy: ctx.principal.id, settledAt: ctx.now };
    await ctx.db
      .update(manualPayments)
      .set(change)
      .where(within(ctx, manualPayments, eq(manualPayments.id, id)));
    const settled = { ...row, ...change };
    await bookManual(ctx, settled);
    await record(ctx, "manual_payment.settled", id, { status });
    return presentManual(settled);
  });
}
