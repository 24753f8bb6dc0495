import type { Ctx } from "@/lib/context";
import type { Refund } from "@/lib/ledger/schema";
import { requirePermission } from "@/lib/tenants";
import { atPayment } from "./at-payment";
import { callRefund } from "./call-refund";
import { claimRefund } from "./claim-refund";
import { presentRefund } from "./present";
import { refundNow } from "./refund-now";

type Order = {
  paymentId: string;
  /** Minor units; all that is left when not given. */
  amount?: bigint | undefined;
  /** For the timeline, and for the provider. */
  reason: string;
  /** The same key of the same caller is the same refund. */
  idempotencyKey: string | null;
};

/**
 * Gives money of a succeeded payment back, as far as any is left (permission `payment:refund`; a credential's scope is
 * judged at the door). The answer says whether the provider did it, refused, or has not said yet: `pending` refunds are
 * found out about in the background. Throws a conflict when there is nothing, or less than that, to give back.
 */
export async function refundPayment(caller: Ctx, order: Order): Promise<Refund> {
  if (caller.principal.kind !== "credential") requirePermission(caller, "payment:refund");
  const ctx = await atPayment(caller, order.paymentId);
  const { kind, refund } = await claimRefund(ctx, order);
  if (kind === "mine") await callRefund(ctx, refund);
  return presentRefund(await refundNow(ctx, refund.id));
}
