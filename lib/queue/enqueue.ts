import { sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/context";

type Order = {
  /** Seconds from now until the job may run. */
  delaySeconds?: number;
  /** Jobs of one queue run one after the other. */
  queue?: string;
  /** A job waiting under the same key is replaced instead of doubled. */
  key?: string;
};

/** Puts a job into the queue inside the caller's transaction: it exists exactly if the change does. */
export async function enqueue(
  ctx: TxCtx,
  task: string,
  payload: Record<string, unknown>,
  order: Order = {},
): Promise<void> {
  const runAt = new Date(ctx.now.getTime() + (order.delaySeconds ?? 0) * 1000).toISOString();
  await ctx.db.execute(
    sql`select portico_enqueue(${task}, ${JSON.stringify(payload)}::json, ${runAt}::timestamptz, ${order.queue ?? null}, ${order.key ?? null})`,
  );
}
