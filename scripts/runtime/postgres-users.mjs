import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./lock.mjs";

const folderOf = (dataDir) => join(dataDir, "postgres.users");
const nameOf = (dataDir, pid = process.pid) => join(folderOf(dataDir), String(pid));

/** Writes down that this process uses the cluster. */
export function enter(dataDir) {
  mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 });
  writeFileSync(nameOf(dataDir), "");
}

/** Takes this process off the list; true when nobody who lives is left on it. */
export function leave(dataDir) {
  rmSync(nameOf(dataDir), { force: true });
  if (!existsSync(folderOf(dataDir))) return true;
  const others = readdirSync(folderOf(dataDir)).map(Number);
  for (const pid of others) if (!isAlive(pid)) rmSync(nameOf(dataDir, pid), { force: true });
  return !others.some(isAlive);
}
