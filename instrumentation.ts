/** What the server entry and this bundle share, since they are not one module graph. */
const ENDPOINTS = Symbol.for("portico.endpoints");
const SHUTDOWN = Symbol.for("portico.shutdown");
const BANNER = Symbol.for("portico.banner");

type Shared = {
  [ENDPOINTS]?: unknown;
  [SHUTDOWN]?: (() => Promise<unknown>)[];
  [BANNER]?: string[];
};

/** Runs once, before the first request. What it can't do ends the process: without it nothing here can be served. */
export async function register(): Promise<void> {
  // Next replaces this very expression when it builds for another runtime, so that nothing below is bundled there.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  try {
    await open();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`Portico could not start.\n${why}\n`);
    process.exit(1);
  }
}

/** Brings the database up to date, starts the worker, and publishes the endpoints and what is to be put away at the end. */
async function open(): Promise<void> {
  const { env } = await import("@/lib/kit/env");
  const { WORKER } = env();
  const { prepareDatabase } = await import("@/lib/operator");
  const { startWorker, stopWorker } = await import("@/lib/worker");
  const { flushUses } = await import("@/lib/credentials");
  const { closePool } = await import("@/db/client");
  const { OPERATIONS, PLAIN_PATHS } = await import("@/app/_openapi/operations.gen");
  const { refusal } = await import("@/lib/http");

  const shared = globalThis as Shared;
  shared[BANNER] = await prepareDatabase();
  if (WORKER === "in-process") await startWorker();
  shared[SHUTDOWN] = [stopWorker, () => flushUses(), closePool];
  shared[ENDPOINTS] = { operations: OPERATIONS, plain: PLAIN_PATHS, refusal };
}
