import type { Pool } from "@/db/client";
import type { CredentialKind } from "@/db/schema/credentials";

/** One checkout to be judged and written. Texts were validated before; amounts and times are text, as PostgreSQL reads them. */
export type CheckoutItem = {
  at: string;
  secretHash: string;
  ip: string | null;
  host: string;
  clientId: string;
  id: string;
  amount: string;
  currencyCode: string;
  reference: string;
  referenceLabel: string;
  redirectUrl: string | null;
  productId: string | null;
  blockchainSlug: string | null;
  settlementCurrencyCode: string | null;
  metadata: string;
  expiresAt: string;
  idempotencyKey: string | null;
  fingerprint: string;
  payload: string;
};

export type CheckoutOutcome =
  | "created"
  | "replayed"
  | "mismatch"
  | "again"
  | "currency"
  | "application"
  | "refused"
  | "unknown";

export type CheckoutResult = {
  outcome: CheckoutOutcome;
  credential_id: string | null;
  checks: boolean[] | null;
  payment_id: string | null;
  expires_at: Date | null;
  created_at: Date | null;
};

type Waiting = { item: CheckoutItem; resolve: (result: CheckoutResult) => void; reject: (error: unknown) => void };
type Lane = { pool: Pool; kinds: readonly CredentialKind[]; queue: Waiting[]; inFlight: number };

const MOST_IN_FLIGHT = 2;
const MOST_ITEMS = 64;
const SHARED = Symbol.for("portico.checkouts");
const shared = globalThis as { [SHARED]?: Map<Pool, Map<string, Lane>> };

/**
 * Writes a checkout. Alone it is one statement with one row; whoever has to wait shares a statement with the others that
 * wait: no timers, at most two statements in flight, at most 64 rows each (engineering 3.4).
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
  while (lane.inFlight < MOST_IN_FLIGHT && lane.queue.length > 0) {
    const batch = lane.queue.splice(0, MOST_ITEMS);
    lane.inFlight++;
    void write(lane, batch).finally(() => {
      lane.inFlight--;
      pump(lane);
    });
  }
}

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

function run({ pool, kinds }: Lane, batch: Waiting[]): Promise<CheckoutResult[]> {
  const column = (key: keyof CheckoutItem) => batch.map(({ item }) => item[key]);
  return pool.sql<CheckoutResult[]>`
    select outcome, credential_id, checks, payment_id, expires_at, created_at from portico_checkout(
      ${kinds as string[]}, ${column("at")}, ${column("secretHash")}, ${column("ip")}, ${column("host")}, ${column("clientId")},
      ${column("id")}, ${column("amount")}, ${column("currencyCode")}, ${column("reference")}, ${column("referenceLabel")},
      ${column("redirectUrl")}, ${column("productId")}, ${column("blockchainSlug")}, ${column("settlementCurrencyCode")},
      ${column("metadata")}, ${column("expiresAt")}, ${column("idempotencyKey")}, ${column("fingerprint")},
      ${column("payload")}) order by ord`;
}
