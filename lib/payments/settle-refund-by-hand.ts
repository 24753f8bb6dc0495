import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { conflict, notFound } from "@/lib/kit/errors";
import type { Refund, SettleRefund } from "@/lib/ledger/schema";
import { requirePermission } from "@/lib/tenants";
import { lockPayment } from "./lock-payment";
import { presentRefund } from "./present";
import { refundOf } from "./refund-rows";
import { applyOutcome } from "./settle-refund";

/** A person says how a refund ended of which the provider could not be asked (permission `payment:disposition`). */
export async function settleRefundByHand(ctx: Ctx, { refundId, outcome, note }: SettleRefund): Promise<Refund> {
  requirePermission(ctx, "payment:disposition");
  return transact(ctx, async (ctx) => {
    const known = await refundOf(ctx, refundId);
    if (!known) throw notFound("Refund");
    const payment = await lockPayment(ctx, known.paymentId);
    const refund = (await refundOf(ctx, refundId)) ?? known;
    if (!presentRefund(refund).needsPerson) throw conflict("The provider still says how this refund stands");
    const code = outcome === "failed" ? "by_hand" : null;
    const settled = await applyOutcome(ctx, payment, refund, { status: outcome, code, note });
    await record(ctx, "payment.refund_settled", payment.id, { refundId, outcome, note });
    return presentRefund(settled);
  });
}
