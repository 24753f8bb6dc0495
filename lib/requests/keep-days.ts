import type { Pool } from "@/db/client";
import { env } from "@/lib/kit/env";

/** Makes sure that the days around `now` have their partitions, and drops those older than `REQUEST_LOG_DAYS`. Safe to repeat. */
export async function keepDays(pool: Pool, now: Date): Promise<void> {
  await pool.sql`select portico_request_days(${now}, ${env().REQUEST_LOG_DAYS})`;
}
