import { parseCronItems, type Runner, run, type TaskList } from "graphile-worker";
import { env } from "@/lib/kit/env";
import { newId } from "@/lib/kit/ids";
import { log } from "@/lib/kit/log";
import { maskText } from "@/lib/kit/mask";
import { CRON } from "./cron";
import { ensureQueue } from "./ensure-queue";
import { housekeeping } from "./housekeeping";
import type { Jobs } from "./job";
import { JOBS } from "./jobs.gen";
import { enterWorkers, type Presence } from "./orphans";
import { queueLogger } from "./queue-logger";

type Options = { url?: string; jobs?: Jobs; cron?: typeof CRON; pollMs?: number };
type Working = {
  stopping: boolean;
  runner: Runner | null;
  presence: Presence | null;
  wake: () => void;
  done: Promise<void>;
};

const SHARED = Symbol.for("portico.worker");
const shared = globalThis as { [SHARED]?: Working };

const CONCURRENCY = 3;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Starts working through the queue in this process, once however often it is asked. The queue's tables belong to the login
 * of DATABASE_URL, so it connects as that; the jobs themselves use the product's own pool. When PostgreSQL goes away it
 * comes back by itself.
 */
export async function startWorker(options: Options = {}): Promise<void> {
  if (shared[SHARED]) return;
  const state: Working = {
    stopping: false,
    runner: null,
    presence: null,
    wake: () => undefined,
    done: Promise.resolve(),
  };
  shared[SHARED] = state;
  await new Promise<void>((started) => {
    state.done = supervise(state, options, started);
  });
}

/** Lets running jobs finish and stops. Safe to call when nothing was started. */
export async function stopWorker(): Promise<void> {
  const state = shared[SHARED];
  if (!state) return;
  state.stopping = true;
  state.wake();
  await state.runner?.stop().catch(() => undefined);
  await state.done;
  if (shared[SHARED] === state) delete shared[SHARED];
}

async function supervise(state: Working, options: Options, started: () => void): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  while (!state.stopping) {
    try {
      await workUntilItEnds(state, options, () => {
        pause = FIRST_PAUSE_MS;
        started();
      });
    } catch (error) {
      log().error({ err: error }, "the worker stopped and will start again");
    }
    started();
    if (!state.stopping) await rest(state, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

async function workUntilItEnds(state: Working, options: Options, started: () => void): Promise<void> {
  const url = options.url ?? env().DATABASE_URL;
  await ensureQueue(url);
  state.presence = await enterWorkers(url);
  try {
    state.runner = await run({
      connectionString: url,
      taskList: tasksOf({ ...housekeeping, ...(options.jobs ?? JOBS) }),
      parsedCronItems: parseCronItems(options.cron ?? CRON),
      concurrency: CONCURRENCY,
      maxPoolSize: CONCURRENCY + 2,
      pollInterval: options.pollMs ?? 2000,
      noHandleSignals: true,
      logger: queueLogger,
    });
    started();
    if (state.stopping) await state.runner.stop().catch(() => undefined);
    await state.runner.promise;
  } finally {
    state.runner = null;
    await state.presence.leave().catch(() => undefined);
    state.presence = null;
  }
}

const rest = (state: Working, ms: number) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    state.wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });

const tasksOf = (jobs: Jobs): TaskList =>
  Object.fromEntries(
    Object.entries(jobs).map(([task, work]) => [
      task,
      async (payload: unknown) => {
        const requestId = newId("req");
        const started = Date.now();
        try {
          await work(payload, { now: new Date(), requestId });
          log().debug({ task, requestId, ms: Date.now() - started }, "job done");
        } catch (error) {
          log().error({ task, requestId, err: error }, "job failed");
          throw new Error(told(error));
        }
      },
    ]),
  );

/** What the queue writes down of a failure: nothing secret, and no character that it could not write. */
const told = (error: unknown): string =>
  maskText(error instanceof Error ? error.message : String(error)).replace(/\0|\p{Surrogate}/gu, "\ufffd");
