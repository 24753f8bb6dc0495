import { eq } from "drizzle-orm";
import type { Pool } from "@/db/client";
import type { Environment } from "@/db/schema/columns";
import { payments } from "@/db/schema/payments";
import { type Ctx, systemCtx, transact, within } from "@/lib/context";
import { enqueueLook, scheduleLook } from "./attempts";
import { closeAttempt, forget, isBeingStarted, markUnknown, mayBeForgotten } from "./close-attempt";
import { expirePayment } from "./expire-payments";
import { type AttemptRow, attemptOf } from "./lock-payment";
import { attemptNow, type Look, lookUp } from "./look-up";

type Clock = { pool: Pool; now: Date; requestId: string };
type Due = { id: string; tenant_id: string; company_id: string; environment: Environment };

const BATCH = 500;

/** Queues a look at every open attempt whose time has come: the net under every job that was lost. */
export async function resolveDueAttempts({ pool, now, requestId }: Clock): Promise<number> {
  const due = await pool.sql<Due[]>`select * from portico_open_attempts(${now}, ${BATCH})`;
  for (const { id, tenant_id: tenantId, company_id: companyId, environment } of due) {
    const ctx = systemCtx({ tenantId, companyId, environment, pool, now, requestId, label: "Attempt look-up" });
    await transact(ctx, (ctx) => enqueueLook(ctx, id, 0));
  }
  return due.length;
}

/**
 * Finds out what became of an attempt by asking the provider, never by trying again. Looks again later, ever more rarely,
 * while it is open.
 */
export async function resolveAttempt(ctx: Ctx, attemptId: string): Promise<void> {
  const attempt = await transact(ctx, (ctx) => attemptOf(ctx, attemptId));
  if (!attempt || attempt.finishedAt) return;
  if (isBeingStarted(ctx, attempt)) return void (await transact(ctx, (ctx) => enqueueLook(ctx, attemptId, 5)));
  const look = await lookUp(ctx, attempt);
  await actOn(ctx, attempt, look);
}

async function actOn(ctx: Ctx, attempt: AttemptRow, look: Look): Promise<void> {
  if (look.kind === "none" && mayBeForgotten(ctx, attempt)) return forget(ctx, attempt, "not_processed");
  const now = await attemptNow(ctx, attempt.id);
  if (now.finishedAt) return;
  if (now.status === "started") return markUnknown(ctx, now);
  const isPending = look.kind === "event" && look.event.status === "pending";
  if (isPending && now.redirectUrl === null && now.status === "processing")
    return void (await closeAttempt(ctx, now, "not_processed"));
  if (isPending && (await isOver(ctx, now))) return void (await expirePayment(ctx, now.paymentId));
  await transact(ctx, (ctx) => scheduleLook(ctx, now));
}

async function isOver(ctx: Ctx, { paymentId }: AttemptRow): Promise<boolean> {
  const [payment] = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(payments)
      .where(within(ctx, payments, eq(payments.id, paymentId))),
  );
  return payment !== undefined && payment.expiresAt <= ctx.now;
}
