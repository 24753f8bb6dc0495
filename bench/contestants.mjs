import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const START_MS = 60_000;
const STOP_MS = 15_000;

export const DIST_DIR = ".next-bench";

/** How each contestant is started; `port` comes last because only one of them takes it as an argument. */
const COMMANDS = {
  baseline: () => ["bench/baseline.mjs"],
  product: () => ["server.mjs"],
  stock: (port) => ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", port],
};

/** Starts a contestant, by a command of its own if it has one, on a free port and comes back when it answers. What it writes goes to a file, shown when it breaks. */
export async function startContestant(name, { root, env, logDir, command = COMMANDS[name] }) {
  const port = await freePort();
  const logFile = join(logDir, `${name.replaceAll(/\W+/g, "-")}.log`);
  const log = openSync(logFile, "a");
  const child = spawn(process.execPath, command(String(port)), {
    cwd: root,
    env: { ...env, PORT: String(port), HOST: "127.0.0.1", NEXT_DIST_DIR: DIST_DIR },
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const stop = () => end(child);
  const tail = () => readFileSync(logFile, "utf8").slice(-2000);
  for (const until = Date.now() + START_MS; !(await answers(port)); await sleep(50)) {
    if (child.exitCode === null && Date.now() < until) continue;
    await stop();
    throw new Error(`${name} did not start:\n${tail()}`);
  }
  return { name, port, pid: child.pid, stop, tail };
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await gone;
  clearTimeout(force);
}

/** True once it answers with anything but "not ready yet". */
function answers(port) {
  return new Promise((resolve) => {
    const request = get({ port, host: "127.0.0.1", path: "/api/payment/checkout", timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode !== 503);
    });
    request.on("error", () => resolve(false));
    request.on("timeout", () => request.destroy());
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
