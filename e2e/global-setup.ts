import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../scripts/runtime/port.mjs";

const START_LIMIT_MS = 300_000;
const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Starts the product as its users do, with a port and a data folder of this run's own, and stops it afterwards. Tests
 * find it by `PORTICO_URL`; commands they run find its data by `DATA_DIR`.
 */
// biome-ignore lint/style/noDefaultExport: Playwright takes the default export.
export default async function setup(): Promise<() => Promise<void>> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), "portico-e2e-"));
  const url = `http://localhost:${port}`;
  Object.assign(process.env, { PORTICO_URL: url, DATA_DIR: dataDir, PORT: String(port) });

  const product = start();
  const stop = async () => {
    product.child.kill("SIGTERM");
    if (product.child.exitCode === null) await once(product.child, "exit");
    rmSync(dataDir, { recursive: true, force: true });
  };
  if (await answers(url, product.child)) return stop;
  await stop();
  throw new Error(`The product did not start:\n${readFileSync(product.log, "utf8")}`);
}

function start(): { child: ChildProcess; log: string } {
  const log = join(root, ".cache/test/product.log");
  mkdirSync(join(root, ".cache/test"), { recursive: true });
  const output = openSync(log, "w");
  const { DATABASE_URL: _, PUBLIC_URL: __, ...env } = process.env;
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: { ...env, PORTICO_FOLLOW_PARENT: "1" },
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  return { child, log };
}

async function answers(url: string, child: ChildProcess): Promise<boolean> {
  for (const until = Date.now() + START_LIMIT_MS; Date.now() < until && child.exitCode === null; await sleep(100)) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) return true;
  }
  return false;
}
