import { OPERATIONS, PLAIN_PATHS } from "@/app/_openapi/operations.gen";
import { closePool } from "@/db/client";
import { flushUses } from "@/lib/credentials";
import { refusal } from "@/lib/http";
import { env } from "@/lib/kit/env";
import { prepareDatabase } from "@/lib/operator";
import { flushRequests } from "@/lib/requests";
import { startWorker, stopWorker } from "@/lib/worker";

/** What the server entry and this bundle share, since they are not one module graph. */
const ENDPOINTS = Symbol.for("portico.endpoints");
const SHUTDOWN = Symbol.for("portico.shutdown");
const BANNER = Symbol.for("portico.banner");

type Shared = {
  [ENDPOINTS]?: unknown;
  [SHUTDOWN]?: (() => Promise<unknown>)[];
  [BANNER]?: string[];
};

/** Opens for business. What can't be done ends the process: without it nothing here can be served. */
export async function open(): Promise<void> {
  try {
    await publish();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`Portico could not start.\n${why}\n`);
    process.exit(1);
  }
}

/** Brings the database up to date, starts the worker, and publishes the endpoints and what is to be put away at the end. */
async function publish(): Promise<void> {
  const { WORKER } = env();
  const shared = globalThis as Shared;
  shared[BANNER] = await prepareDatabase();
  if (WORKER === "in-process") await startWorker();
  shared[SHUTDOWN] = [stopWorker, () => flushUses(), () => flushRequests(), closePool];
  shared[ENDPOINTS] = { operations: OPERATIONS, plain: PLAIN_PATHS, refusal };
}
