import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { isRoot } from "./data-dir.mjs";

/** The user PostgreSQL must run as, or null when it can run as the current one. It refuses to run as root. */
export function accountFor(cluster) {
  if (!isRoot()) return null;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  const account = lookUp("postgres") ?? lookUp("nobody");
  if (!account)
    throw new Error("PostgreSQL cannot run as root, and there is no user 'postgres' or 'nobody' to run it as.");
  return account;
}

/** The folder that holds the cluster: inside the data folder, unless its account cannot walk there. */
export function homeFor(dataDir, account) {
  const home = !account || canReach(dataDir, account) ? join(dataDir, "postgres") : outside(dataDir);
  mkdirSync(home, { recursive: true, mode: 0o711 });
  if (account) chmodSync(home, 0o711);
  return home;
}

/** True when the account may walk through every folder down to `path`. */
export function canReach(path, account) {
  if (!account) return true;
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    if (!mayWalk(statSync(folder), account)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function mayWalk({ mode, uid, gid }, account) {
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function outside(dataDir) {
  const name = createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 16);
  mkdirSync("/var/lib/portico", { recursive: true, mode: 0o755 });
  return join("/var/lib/portico", name);
}

function lookUp(name) {
  const line = passwd().find((entry) => entry.startsWith(`${name}:`));
  if (!line) return null;
  const [, , uid, gid] = line.split(":").map(Number);
  return { uid, gid };
}

function passwd() {
  try {
    return readFileSync("/etc/passwd", "utf8").split("\n");
  } catch {
    return [];
  }
}
