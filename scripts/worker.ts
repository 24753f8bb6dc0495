import { closePool } from "../db/client";
import { log } from "../lib/kit/log";
import { startWorker, stopWorker } from "../lib/worker";

/** The worker as its own process; the server is then started with WORKER=external. */
async function main(): Promise<void> {
  const asked = new Promise<string>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve(signal));
  });
  await startWorker();
  log().info("worker started");
  const awake = setInterval(() => undefined, 60_000);
  const signal = await asked;
  clearInterval(awake);

  const tooLong = setTimeout(() => process.exit(1), 30_000);
  tooLong.unref();
  await stopWorker();
  await closePool();
  log().info({ signal }, "worker stopped");
}

await main();
