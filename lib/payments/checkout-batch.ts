import type { Pool } from "@/db/client";
import type { CredentialKind } from "@/db/schema/credentials";

/** One checkout to be judged and written, under the names by which `portico_checkout` reads it out of JSON. */
export type CheckoutItem = {
  at: Date;
  hash: string;
  ip: string | null;
  host: string;
  client_id: string;
  id: string;
  amount: number;
  currency: string;
  reference: string;
  label: string;
  redirect: string | undefined;
  product: string | undefined;
  chain: string | undefined;
  settlement: string | undefined;
  metadata: Record<string, string>;
  expires: Date;
  key: string | null;
  fingerprint: string;
  payload: object;
};

export type CheckoutOutcome =
  | "created"
  | "replayed"
  | "mismatch"
  | "again"
  | "currency"
  | "expiry"
  | "application"
  | "refused"
  | "unknown";

export type CheckoutResult = {
  outcome: CheckoutOutcome;
  credential_id: string | null;
  checks: boolean[] | null;
  /** Only of a payment that was there before. */
  payment_id: string | null;
  expires_at: Date | null;
  created_at: Date | null;
};

type Waiting = { item: CheckoutItem; resolve: (result: CheckoutResult) => void; reject: (error: unknown) => void };
type Lane = { pool: Pool; kinds: readonly CredentialKind[]; queue: Waiting[]; inFlight: number };

const MOST_IN_FLIGHT = 2;
const WORTH_A_SECOND = 16;
const MOST_ITEMS = 64;
const SHARED = Symbol.for("portico.checkouts");
const shared = globalThis as { [SHARED]?: Map<Pool, Map<string, Lane>> };

/**
 * Writes a checkout. Alone it is one statement with one row; whoever has to wait shares a statement with the others that
 * wait: no timers, at most 64 rows each, and a second statement beside one in flight only when enough wait for it
 * (with fewer, waiting for the first is quicker than two small ones).
 */
export function writeCheckout(
  pool: Pool,
  kinds: readonly CredentialKind[],
  item: CheckoutItem,
): Promise<CheckoutResult> {
  const lane = laneOf(pool, kinds);
  return new Promise((resolve, reject) => {
    lane.queue.push({ item, resolve, reject });
    pump(lane);
  });
}

/** One lane for each pool and each set of kinds, since the kinds are the statement's and not the row's. */
function laneOf(pool: Pool, kinds: readonly CredentialKind[]): Lane {
  shared[SHARED] ??= new Map();
  const lanes = shared[SHARED].get(pool) ?? new Map<string, Lane>();
  shared[SHARED].set(pool, lanes);
  const name = kinds.join();
  const lane = lanes.get(name) ?? { pool, kinds, queue: [], inFlight: 0 };
  lanes.set(name, lane);
  return lane;
}

function pump(lane: Lane): void {
  while (mayStart(lane)) {
    const batch = lane.queue.splice(0, MOST_ITEMS);
    lane.inFlight++;
    void write(lane, batch).finally(() => {
      lane.inFlight--;
      pump(lane);
    });
  }
}

const mayStart = ({ inFlight, queue }: Lane) =>
  inFlight === 0 ? queue.length > 0 : inFlight < MOST_IN_FLIGHT && queue.length >= WORTH_A_SECOND;

/** A group that fails is tried again one by one, so that nobody fails for a neighbour's row. */
async function write(lane: Lane, batch: Waiting[]): Promise<void> {
  try {
    settle(batch, await run(lane, batch));
  } catch (error) {
    if (batch.length > 1) for (const waiting of batch) await write(lane, [waiting]);
    else batch[0]?.reject(error);
  }
}

function settle(batch: Waiting[], results: CheckoutResult[]): void {
  for (const [place, waiting] of batch.entries()) {
    const result = results[place];
    if (result) waiting.resolve(result);
    else waiting.reject(new Error("checkout statement lost a row"));
  }
}

// One parameter of JSON: an array for each column costs the driver five times as much.
const STATEMENT = `select outcome, credential_id, checks, payment_id, expires_at, created_at
  from portico_checkout($1::text::text[], $2::text::json) order by ord`;

function run({ pool, kinds }: Lane, batch: Waiting[]): Promise<CheckoutResult[]> {
  const items = JSON.stringify(batch.map(({ item }) => item));
  return pool.checkouts.unsafe<CheckoutResult[]>(STATEMENT, [`{${kinds.join()}}`, items], { prepare: true });
}
