import { type Pool, pool } from "@/db/client";
import { log } from "@/lib/kit/log";
import { keepDays } from "./keep-days";
import { packCalls } from "./pack-calls";

/** What a call came with, by which its row finds its tenant. A call whose owner can't be found is not kept. */
export type RequestOwner =
  | { /** of a bearer */ hash: string }
  | { /** id of a pair or an app */ client: string }
  | { /** whose address a provider called */ integration: string }
  | { tenant: string; company: string | null; environment: string };

/** One call as it is kept: nothing of its body, its headers or its query. `route` has names in place of ids, `ms` is how long it took. */
export type NotedRequest = {
  id: string;
  method: string;
  route: string;
  status: number;
  reason?: string | undefined;
  detail?: string | undefined;
  origin?: string | undefined;
  ip: string | null;
  ms: number;
  owner: RequestOwner;
};

type Waiting = { calls: NotedRequest[]; lost: number; timer: NodeJS.Timeout | null; writing: Promise<void> | null };

const SHARED = Symbol.for("portico.request-log");
const shared = globalThis as { [SHARED]?: Waiting };

const EVERY_MS = 250;
const AGAIN_MS = 1000;
const MOST_WAITING = 10_000;
const MOST_ROWS = 500;

function waiting(): Waiting {
  shared[SHARED] ??= { calls: [], lost: 0, timer: null, writing: null };
  return shared[SHARED];
}

/**
 * Remembers a call for the request log, and never makes anybody wait: what is remembered is written with others four times a
 * second. A crash loses at most that quarter; when the database can't keep up, what comes beyond 10,000 calls is counted and
 * dropped.
 */
export function noteRequest(call: NotedRequest): void {
  const state = waiting();
  if (state.calls.length >= MOST_WAITING) state.lost++;
  else state.calls.push(call);
  schedule(state, EVERY_MS);
}

function schedule(state: Waiting, ms: number): void {
  if (state.timer || state.writing) return;
  state.timer = setTimeout(() => void flushRequests().catch(() => undefined), ms);
  state.timer.unref();
}

/** Writes all that is waiting. Called by the timer, and once more when the server closes. What the database was too busy for waits for the next time. */
export function flushRequests(chosen?: Pool): Promise<void> {
  const state = waiting();
  if (state.timer) clearTimeout(state.timer);
  state.timer = null;
  state.writing ??= writeAll(state, chosen ?? pool()).finally(() => {
    state.writing = null;
    if (state.calls.length > 0) schedule(state, AGAIN_MS);
  });
  return state.writing;
}

async function writeAll(state: Waiting, pool: Pool): Promise<void> {
  tellOfLost(state);
  while (state.calls.length > 0) {
    const batch = state.calls.splice(0, MOST_ROWS);
    try {
      await write(pool, batch);
    } catch (error) {
      if (isOurs(error)) {
        log().error({ err: error, calls: batch.length }, "calls were refused by the request log");
        continue;
      }
      state.calls = [...batch, ...state.calls];
      log().warn({ err: error, calls: state.calls.length }, "the request log can't be written at the moment");
      throw error;
    }
  }
}

function tellOfLost(state: Waiting): void {
  if (state.lost > 0) log().warn({ calls: state.lost }, "the request log was full and left calls out");
  state.lost = 0;
}

const NO_SUCH_DAY = "23514";

/** A day nobody made a partition for gets it now: the clock that does so may have stood still. */
async function write(pool: Pool, batch: readonly NotedRequest[]): Promise<void> {
  try {
    await run(pool, batch);
  } catch (error) {
    if (codeOf(error) !== NO_SUCH_DAY) throw error;
    await keepDays(pool, new Date());
    await run(pool, batch);
  }
}

const STATEMENT = `select portico_log_requests($1::text::json, $2::text::text[], $3::text::integer[], $4::text::integer[],
  $5::text::bigint[])`;

const run = (pool: Pool, batch: readonly NotedRequest[]) =>
  pool.sql.unsafe(STATEMENT, packCalls(batch), { prepare: true });

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : "");

/** What would fail again: a value no column takes, or a statement that is wrong. */
const isOurs = (error: unknown) => /^(?:22|23|42)/.test(codeOf(error));
