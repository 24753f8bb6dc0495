import type { Pool } from "@/db/client";
import type { Environment } from "@/db/schema/columns";
import type { CredentialKind } from "@/db/schema/credentials";

/** One call to be judged, under the names by which the statement reads it out of JSON. */
type Case = { hash: string; ip: string | null; host: string; kinds: readonly string[]; scope: string | null; at: Date };

/** What is known of the credential, and the answer to every question about the call. */
export type Judged = {
  credential_id: string;
  tenant_id: string;
  company_id: string | null;
  environment: Environment;
  kind: CredentialKind;
  application_id: string | null;
  user_id: string | null;
  label: string;
  scopes: string[];
  checks: boolean[];
};

type Waiting = { item: Case; resolve: (judged: Judged | null) => void; reject: (error: unknown) => void };
type Lane = { pool: Pool; queue: Waiting[]; inFlight: number };

const MOST_IN_FLIGHT = 4;
const WORTH_ANOTHER = 6;
const MOST_ITEMS = 64;
const SHARED = Symbol.for("portico.judgements");
const shared = globalThis as { [SHARED]?: Map<Pool, Lane> };

/**
 * Finds the credential and answers every question about the call; null when there is none. Alone it is one statement for one
 * call. Calls that come while one is on its way share the next, at most 64 of them; it starts after they came, so it sees
 * whatever was revoked before they did. Nothing is remembered. No timers: a lone call never waits.
 */
export function judge(pool: Pool, item: Case): Promise<Judged | null> {
  const lane = laneOf(pool);
  return new Promise((resolve, reject) => {
    lane.queue.push({ item, resolve, reject });
    pump(lane);
  });
}

function laneOf(pool: Pool): Lane {
  shared[SHARED] ??= new Map();
  const lane = shared[SHARED].get(pool) ?? { pool, queue: [], inFlight: 0 };
  shared[SHARED].set(pool, lane);
  return lane;
}

function pump(lane: Lane): void {
  while (mayStart(lane)) {
    const batch = lane.queue.splice(0, MOST_ITEMS);
    lane.inFlight++;
    void settle(lane, batch).finally(() => {
      lane.inFlight--;
      pump(lane);
    });
  }
}

const mayStart = ({ inFlight, queue }: Lane) =>
  inFlight === 0 ? queue.length > 0 : inFlight < MOST_IN_FLIGHT && queue.length >= WORTH_ANOTHER;

/** A group that fails is tried again one by one, so that nobody fails for a neighbour's call. */
async function settle(lane: Lane, batch: Waiting[]): Promise<void> {
  try {
    const rows = await run(lane, batch);
    const found = new Map(rows.map((row) => [row.ord, row]));
    for (const [place, { resolve }] of batch.entries()) resolve(found.get(place) ?? null);
  } catch (error) {
    if (batch.length > 1) for (const waiting of batch) await settle(lane, [waiting]);
    else batch[0]?.reject(error);
  }
}

// One parameter of JSON: an array for each column costs the driver five times as much.
const STATEMENT = "select * from portico_admit_many($1::text::json)";

function run({ pool }: Lane, batch: Waiting[]): Promise<(Judged & { ord: number })[]> {
  const items = JSON.stringify(batch.map(({ item }, ord) => ({ ord, ...item })));
  return pool.sql.unsafe<(Judged & { ord: number })[]>(STATEMENT, [items], { prepare: true });
}
