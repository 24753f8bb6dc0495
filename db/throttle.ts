import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { rateLimited } from "@/lib/kit/errors";
import { type Pool, pool } from "./client";
import { rateLimits } from "./schema/plumbing";

/** Whose tries at what are counted. */
export type Limit = { name: string; subject: string; burst: number; everySeconds: number };

const keyOf = ({ name, subject }: Limit) => createHash("sha256").update(`${name}:${subject}`).digest("hex");

/**
 * Counts one try, before whatever it guards is checked, and throws 429 when there were too many. GCRA in one conditional
 * statement: `burst` at once, then one every `everySeconds`; exact for parallel tries in any number of processes.
 */
export async function throttle(limit: Limit, now: Date, chosen: Pool = pool()): Promise<void> {
  const key = keyOf(limit);
  const step = `${limit.everySeconds} seconds`;
  const room = `${limit.everySeconds * limit.burst} seconds`;
  const at = now.toISOString();
  const rows = await chosen.db.execute(sql`
    insert into rate_limits as r (key, free_at) values (${key}, ${at}::timestamptz + ${step}::interval)
    on conflict (key) do update set free_at = greatest(r.free_at, ${at}::timestamptz) + ${step}::interval
      where greatest(r.free_at, ${at}::timestamptz) + ${step}::interval <= ${at}::timestamptz + ${room}::interval
    returning key`);
  if (rows.length === 0) throw rateLimited(limit.everySeconds);
}

/** Forgets the tries, after one that was right. */
export async function relieve(limit: Limit, chosen: Pool = pool()): Promise<void> {
  await chosen.db.delete(rateLimits).where(sql`${rateLimits.key} = ${keyOf(limit)}`);
}
