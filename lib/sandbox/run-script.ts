import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { createTurns } from "./turns";

/** How a run ended: `ok`, or why it gave nothing. */
export type Ended = "ok" | "error" | "timeout" | "memory" | "missing" | "too_large" | "crashed";

/** What a run leaves for the log. `ms` is wall-clock time, fetches included; `log` the lines the script wrote. */
export type ScriptRun = {
  call: string | null;
  ended: Ended;
  text: string | null;
  ms: number;
  fetches: number;
  log: string[];
};

/** What a script's fetch is answered with. `init` is what the script gave, unchecked. */
export type Fetch = (url: string, init: unknown) => Promise<{ status: number; body: string }>;

export type ScriptCall = {
  source: string;
  /** The export to call; null only reads `meta` and the names of the functions. */
  call: string | null;
  /** Handed over as JSON, as the second argument after `ctx`. */
  input: unknown;
  context: { settings: Record<string, string>; mode: "test" | "live"; now: string };
  fetch: Fetch;
  /** Wall-clock limit of the whole run in milliseconds. */
  wallMs?: number;
  note?: (run: ScriptRun) => void;
};

/** A run that gave nothing. The script is at fault or too greedy; what a fetch of it met is the cause. */
export class ScriptFailed extends Error {
  override readonly name = "ScriptFailed";

  constructor(
    readonly ended: Exclude<Ended, "ok">,
    text: string,
    override readonly cause: unknown,
    /** How often it had fetched: after none, nothing can have happened at the provider. */
    readonly fetches: number,
  ) {
    super(text);
  }
}

const MOST_FETCHES = 5;
const LIMITS = {
  memoryBytes: 32 << 20,
  stackBytes: 128 << 10,
  computeMs: 1000,
  outputBytes: 64 << 10,
  fetches: MOST_FETCHES,
  requestBytes: 512 << 10,
  logLine: 500,
  logBytes: 8 << 10,
};
const WALL_MS = 20_000;
/** Beside the clock inside, which some built-in work of the engine never looks at. Room for a slow start is in it. */
const BUSY_MS = 10_000;
/** Each holds a thread and its memory, so however many are asked for, no more run beside each other. */
const MOST_AT_ONCE = 4;
const SHARED = Symbol.for("portico.script-turns");
const shared = globalThis as { [SHARED]?: ReturnType<typeof createTurns> };
const MOST_SOURCE = 64 << 10;

type FromScript =
  | { fetch: { id: number; url: string; init: string } }
  | { ended: Ended; text?: string; json?: string; log: string[] };

/**
 * Runs one function of a script in QuickJS, in a thread of its own that is ended with the run: no files, no process, no
 * network but `fetch`, 32 MB, one second of computing, 20 s in all, 5 fetches, and four of them at once. Gives what the
 * function gave, as JSON. Throws ScriptFailed.
 */
export async function runScript(wanted: ScriptCall): Promise<unknown> {
  if (Buffer.byteLength(wanted.source) > MOST_SOURCE)
    throw new ScriptFailed("too_large", "The script is too long.", null, 0);
  shared[SHARED] ??= createTurns(MOST_AT_ONCE);
  return shared[SHARED](() => runNow(wanted));
}

async function runNow(wanted: ScriptCall): Promise<unknown> {
  const started = Date.now();
  const { end, fetches, cause } = await live(wanted);
  const text = end.text ?? null;
  wanted.note?.({ call: wanted.call, ended: end.ended, text, ms: Date.now() - started, fetches, log: end.log });
  if (end.ended !== "ok") throw new ScriptFailed(end.ended, text ?? "The script failed.", cause, fetches);
  return JSON.parse(end.json ?? "null");
}

/** Runs while a script computes: from its start and from each answer on, unless it still waits for another one. */
function busyClock(tooLong: () => void) {
  let waiting = 0;
  let timer = setTimeout(tooLong, BUSY_MS);
  const wind = () => {
    clearTimeout(timer);
    if (waiting === 0) timer = setTimeout(tooLong, BUSY_MS);
  };
  return {
    waits() {
      waiting++;
      wind();
    },
    goesOn() {
      waiting--;
      wind();
    },
    stop() {
      waiting = Number.POSITIVE_INFINITY;
      clearTimeout(timer);
    },
  };
}

type End = Extract<FromScript, { ended: Ended }>;
type Life = { end: End; fetches: number; cause: unknown };

function live({ source, call, input, context, fetch, wallMs = WALL_MS }: ScriptCall): Promise<Life> {
  return new Promise((resolve) => {
    const workerData = { source, call, input, context, limits: LIMITS };
    const worker = new Worker(/* turbopackIgnore: true */ join(process.cwd(), "lib", "sandbox", "worker.mjs"), {
      workerData,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 128 },
    });
    let fetches = 0;
    let cause: unknown = null;
    const finish = (end: End) => {
      clearTimeout(timer);
      clock.stop();
      resolve({ end, fetches, cause });
      void worker.terminate();
    };
    const timer = setTimeout(() => finish({ ended: "timeout", text: "The script took too long.", log: [] }), wallMs);

    const clock = busyClock(() => finish({ ended: "timeout", text: "The script computed for too long.", log: [] }));

    async function serve({ id, url, init }: { id: number; url: string; init: string }): Promise<void> {
      clock.waits();
      try {
        if (++fetches > MOST_FETCHES) throw new Error(`A script may fetch ${MOST_FETCHES} times.`);
        worker.postMessage({ id, ok: true, value: JSON.stringify(await fetch(url, JSON.parse(init))) });
      } catch (error) {
        cause = error;
        worker.postMessage({ id, ok: false, value: error instanceof Error ? error.message : "The fetch failed." });
      }
      clock.goesOn();
    }

    worker.on("message", (message: FromScript) => {
      if ("fetch" in message) void serve(message.fetch);
      else finish(message);
    });
    worker.on("error", (error) => finish({ ended: "crashed", text: `The sandbox ended: ${error.message}`, log: [] }));
    worker.on("exit", () => finish({ ended: "crashed", text: "The sandbox ended.", log: [] }));
  });
}
