import type { Pool } from "@/db/client";
import type { Environment } from "@/db/schema/columns";
import { type Ctx, systemCtx, transact } from "@/lib/context";
import { openIntegration } from "@/lib/integrations";
import { log } from "@/lib/kit/log";
import { secondsBetween } from "@/lib/kit/time";
import { LEASE_SECONDS } from "./attempts";
import { believeRefund, callRefund, orderOf } from "./call-refund";
import { lockPayment } from "./lock-payment";
import type { RefundRow } from "./present";
import { refundNow } from "./refund-now";
import { enqueueRefundLook, nextRefundLook, refundOf, updateRefund } from "./refund-rows";
import { tell } from "./transition";

type Clock = { pool: Pool; now: Date; requestId: string };
type Due = { id: string; tenant_id: string; company_id: string; environment: Environment };

const BATCH = 500;

/** Queues a look at every refund whose time has come: the net under every job that was lost. */
export async function resolveDueRefunds({ pool, now, requestId }: Clock): Promise<number> {
  const due = await pool.sql<Due[]>`select * from portico_open_refunds(${now}, ${BATCH})`;
  for (const { id, tenant_id: tenantId, company_id: companyId, environment } of due) {
    const ctx = systemCtx({ tenantId, companyId, environment, pool, now, requestId, label: "Refund look-up" });
    await transact(ctx, (ctx) => enqueueRefundLook(ctx, id, 0));
  }
  return due.length;
}

/**
 * Finds out what became of a refund by asking the provider. It is sent again only when the provider says that it has none
 * under our reference; where it can't be asked, a person has to look.
 */
export async function resolveRefund(ctx: Ctx, refundId: string): Promise<void> {
  const refund = await refundNow(ctx, refundId);
  if (refund.status !== "pending" || refund.lookAt === null) return;
  const wait = Math.ceil(secondsBetween(ctx.now, refund.lookAt));
  if (wait > 0) return void (await transact(ctx, (ctx) => enqueueRefundLook(ctx, refundId, wait)));
  const { row, order } = await orderOf(ctx, refund);
  try {
    const { connector, http, settings } = await openIntegration(ctx, row);
    if (!connector.fetchRefund) return leaveToPerson(ctx, refund);
    const found = await connector.fetchRefund(http, { ...order, providerRefundId: refund.providerRefundId }, settings);
    if (found) return await believeRefund(ctx, refund, found);
  } catch (error) {
    log().warn({ requestId: ctx.requestId, refundId, err: error }, "the provider did not say how a refund stands");
    return lookLater(ctx, refund);
  }
  const isSurelyNone =
    refund.providerRefundId === null && secondsBetween(refund.createdAt, ctx.now) > 2 * LEASE_SECONDS;
  return isSurelyNone ? callRefund(ctx, refund) : lookLater(ctx, refund);
}

async function lookLater(ctx: Ctx, refund: RefundRow): Promise<void> {
  const lookAt = await transact(ctx, async (ctx) => nextRefundLook(ctx, refund));
  if (!lookAt) return leaveToPerson(ctx, refund);
  await change(ctx, refund, lookAt);
}

/** A refund the provider has named still has its word to wait for; one without an answer has nobody but a person. */
const leaveToPerson = (ctx: Ctx, refund: RefundRow) => change(ctx, refund, null);

async function change(ctx: Ctx, refund: RefundRow, lookAt: Date | null): Promise<void> {
  await transact(ctx, async (ctx) => {
    const payment = await lockPayment(ctx, refund.paymentId);
    const now = await refundOf(ctx, refund.id);
    if (now?.status !== "pending") return;
    const isSilent = lookAt === null && now.providerRefundId === null;
    await updateRefund(ctx, now, { lookAt, code: isSilent ? "provider_silent" : now.code });
    if (isSilent)
      await tell(ctx, payment.id, "payment.refund.unknown", { id: now.id, amount: String(now.amountMinor) });
    if (lookAt) await enqueueRefundLook(ctx, now.id, Math.ceil(secondsBetween(ctx.now, lookAt)));
  });
}
