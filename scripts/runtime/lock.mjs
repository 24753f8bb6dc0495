import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const STALE_AFTER_MS = 10_000;

/** Runs `work` while no other process on this machine holds the lock file; a holder that was killed does not block it. */
export async function withLock(path, work) {
  while (!acquire(path)) await sleep(50);
  const heartbeat = setInterval(() => touch(path), 1_000);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(path, { force: true });
  }
}

/** True when a process of that id exists, whoever owns it. */
export function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

function acquire(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (isStale(path)) rmSync(path, { force: true });
    return false;
  }
}

// After a restart of a container the holder's id may belong to somebody else, so its heartbeat counts too.
function isStale(path) {
  try {
    const quietFor = Date.now() - statSync(path).mtimeMs;
    const holder = Number(readFileSync(path, "utf8"));
    if (holder === 0) return quietFor > 1_000;
    return quietFor > STALE_AFTER_MS || !isAlive(holder);
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
}

// Somebody may have cleared the folder away; a beat that is missed must not end the process that holds the lock.
function touch(path) {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    return;
  }
}
