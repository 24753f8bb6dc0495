import type { Pool } from "@/db/client";
import type { Environment } from "@/db/schema/columns";
import { type Ctx, systemCtx, transact } from "@/lib/context";
import { log } from "@/lib/kit/log";
import { closeAttempt, isBeingStarted, markUnknown } from "./close-attempt";
import { lockPayment, openAttemptOf } from "./lock-payment";
import { statusAt } from "./present";
import { transition } from "./transition";

type Clock = { pool: Pool; now: Date; requestId: string };
type Due = { id: string; tenant_id: string; company_id: string; environment: Environment };

const BATCH = 100;

/** Closes every checkout whose time is over, batch after batch. One that can't be closed now is left for the next round. */
export async function expirePayments({ pool, now, requestId }: Clock): Promise<number> {
  const seen = new Set<string>();
  let expired = 0;
  for (;;) {
    const due = await pool.sql<Due[]>`select * from portico_due_payments(${now}, ${BATCH})`;
    const fresh = due.filter(({ id }) => !seen.has(id));
    if (fresh.length === 0) return expired;
    for (const { id, tenant_id: tenantId, company_id: companyId, environment } of fresh) {
      seen.add(id);
      const ctx = systemCtx({ tenantId, companyId, environment, pool, now, requestId, label: "Checkout expiry" });
      if (await tryToExpire(ctx, id)) expired++;
    }
  }
}

async function tryToExpire(ctx: Ctx, paymentId: string): Promise<boolean> {
  try {
    return await expirePayment(ctx, paymentId);
  } catch (error) {
    log().error({ requestId: ctx.requestId, paymentId, err: error }, "a payment could not be expired");
    return false;
  }
}

/**
 * Expires one payment if its time is over and nobody has paid. While the provider is silent it waits as `processing` instead,
 * and whoever learns the answer comes back here.
 */
export async function expirePayment(ctx: Ctx, paymentId: string): Promise<boolean> {
  const open = await transact(ctx, (ctx) => openAttemptOf(ctx, paymentId));
  if (open) {
    if (isBeingStarted(ctx, open)) return false;
    if (!(await closeAttempt(ctx, open, "expired"))) {
      await markUnknown(ctx, open);
      return false;
    }
  }
  return transact(ctx, async (ctx) => {
    const payment = await lockPayment(ctx, paymentId);
    if (statusAt(payment, ctx.now) !== "expired" || payment.status === "expired") return false;
    if (await openAttemptOf(ctx, paymentId)) return false;
    await transition(ctx, payment, { to: "expired", type: "payment.expired" });
    return true;
  });
}
