/** What the server entry and this bundle share, since they are not one module graph. */
const ENDPOINTS = Symbol.for("portico.endpoints");
const SHUTDOWN = Symbol.for("portico.shutdown");
const BANNER = Symbol.for("portico.banner");

type Shared = {
  [ENDPOINTS]?: unknown;
  [SHUTDOWN]?: (() => Promise<unknown>)[];
  [BANNER]?: string[];
};

/** Runs once, before the first request: brings the database up to date, publishes the endpoints, starts the worker. */
export async function register(): Promise<void> {
  // Next replaces this very expression when it builds for another runtime, so that nothing below is bundled there.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { prepareDatabase } = await import("@/lib/operator");
  const { OPERATIONS, PLAIN_PATHS } = await import("@/app/_openapi/operations.gen");
  const { refusal } = await import("@/lib/http");
  const { flushUses } = await import("@/lib/credentials");
  const { closePool } = await import("@/db/client");
  const { env } = await import("@/lib/kit/env");

  const shared = globalThis as Shared;
  shared[BANNER] = await prepareDatabase();
  const { startWorker, stopWorker } = await import("@/lib/worker");
  if (env().WORKER === "in-process") await startWorker();
  shared[ENDPOINTS] = { operations: OPERATIONS, plain: PLAIN_PATHS, refusal };
  shared[SHUTDOWN] = [stopWorker, () => flushUses(), closePool];
}
