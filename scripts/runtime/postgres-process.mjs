import { execFileSync, spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./lock.mjs";

const WINDOWS = process.platform === "win32";
const LOG_LIMIT = 8 << 20;
const PASSING = [
  "Address already in use",
  "pre-existing shared memory block",
  'lock file "postmaster.pid" already exists',
];
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/** What PostgreSQL says of itself in its data folder, or null when nothing runs there. */
export function postmasterOf(cluster) {
  const [pid, , , port, , , , status] = pidFileOf(cluster).split("\n");
  if (!isPostmaster(Number(pid), cluster)) return null;
  return { pid: Number(pid), port: Number(port), ready: status?.trim() === "ready" };
}

/** True when a PostgreSQL answers there. */
export function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ host: "127.0.0.1", port, timeout: 2_000 });
    const done = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => socket.write(SSL_REQUEST));
    socket.once("data", ([first]) => done(first === 78 || first === 83));
    socket.once("error", () => done(false));
    socket.once("close", () => done(false));
    socket.once("timeout", () => done(false));
  });
}

/** Starts PostgreSQL on a cluster and comes back when it takes connections, after a crash with everything recovered. */
export async function startPostmaster({ binaries, cluster, settings, account, logFile }) {
  discardForeignPid(cluster);
  keepLogShort(logFile);
  const from = existsSync(logFile) ? statSync(logFile).size : 0;
  const child = launch({ binaries, cluster, settings, account, logFile });
  const failed = endOf(child);
  for (;;) {
    const postmaster = postmasterOf(cluster);
    if (postmaster?.ready && (await answers(postmaster.port))) return postmaster;
    if (failed()) throw new StartFailure(readFileSync(logFile, "utf8").slice(from));
    await sleep(10);
  }
}

// What is started is PostgreSQL itself, but on Windows a program that starts it and then ends well.
function endOf(child) {
  let failed = false;
  child.once("exit", (code) => {
    failed = !WINDOWS || code !== 0;
  });
  child.once("error", () => {
    failed = true;
  });
  return () => failed;
}

/** PostgreSQL ended while starting; the message is what it wrote. */
export class StartFailure extends Error {
  constructor(log) {
    super(`PostgreSQL did not start:\n${log.trim()}`);
    this.mayPass = PASSING.some((words) => log.includes(words));
  }
}

/** Ends PostgreSQL: running transactions are rolled back, the rest is written. */
export async function stopPostmaster({ binaries, cluster }) {
  const postmaster = postmasterOf(cluster);
  if (!postmaster) return;
  if (WINDOWS) {
    execFileSync(binaries.pgCtl, ["stop", "-D", cluster, "-m", "fast"]);
    return;
  }
  process.kill(postmaster.pid, "SIGINT");
  if (await gone(cluster, 20_000)) return;
  process.kill(postmaster.pid, "SIGQUIT");
  await gone(cluster, 5_000);
}

/** The environment of every PostgreSQL program: nothing of the caller's PG* variables, one fixed locale. */
export function postgresEnv() {
  const { PATH, SystemRoot, TEMP, TMP } = process.env;
  return { PATH, ...(WINDOWS ? { SystemRoot, TEMP, TMP } : {}), LC_ALL: "C", TZ: "UTC" };
}

async function gone(cluster, withinMs) {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(10)) {
    if (!postmasterOf(cluster)) return true;
  }
  return false;
}

// In a session of its own: Ctrl-C in the terminal is for the server, which still needs its database while it closes.
function launch({ binaries, cluster, settings, account, logFile }) {
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(logFile, "a", 0o600);
  const [program, args] = WINDOWS
    ? [
        binaries.pgCtl,
        ["start", "-w", "-t", "600", "-D", cluster, "-o", options.map((option) => `"${option}"`).join(" ")],
      ]
    : [binaries.postgres, ["-D", cluster, ...options]];
  const child = spawn(program, args, {
    ...account,
    detached: true,
    windowsHide: true,
    cwd: WINDOWS ? cluster : "/",
    env: postgresEnv(),
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();
  return child;
}

// The id may have gone to another program since, which PostgreSQL itself would take for a running server.
function discardForeignPid(cluster) {
  const file = join(cluster, "postmaster.pid");
  if (existsSync(file) && isAlive(Number.parseInt(readFileSync(file, "utf8"), 10)) && !postmasterOf(cluster))
    rmSync(file);
}

// PostgreSQL takes it away when it ends, at any moment.
function pidFileOf(cluster) {
  try {
    return readFileSync(join(cluster, "postmaster.pid"), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return "";
    throw error;
  }
}

/** True while a process that was the PostgreSQL of a cluster a moment ago lives. Only Linux lets a look be this cheap. */
export const stillRuns = (pid, cluster) => (process.platform === "linux" ? isPostmaster(pid, cluster) : isAlive(pid));

function isPostmaster(pid, cluster) {
  if (!isAlive(pid) || !existsSync(cluster)) return false;
  if (process.platform === "linux") return linkOf(`/proc/${pid}/cwd`) === realpathSync(cluster);
  if (WINDOWS) return true;
  return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes("postgres");
}

function linkOf(path) {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

function keepLogShort(logFile) {
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT) renameSync(logFile, `${logFile}.old`);
}
