import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";

// The pipe closes when its owner ends, by whatever signal; only then does the guard act.
const GUARD = `cat >/dev/null; kill -QUIT "$(head -n 1 "$1/postmaster.pid")" 2>/dev/null && sleep 0.3; shift; rm -rf "$@"`;

/** Ends a temporary cluster and removes its folders when this process is gone; the answer does so now. */
export function guardTemporary({ dataDir, home }) {
  const folders = [...new Set([home, dataDir].filter(Boolean))];
  if (process.platform === "win32") return () => remove(folders);

  const cluster = join(home ?? join(dataDir, "postgres"), "data");
  const guard = spawn("/bin/sh", ["-c", GUARD, "guard", cluster, ...folders], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  const ended = once(guard, "exit");
  guard.unref();
  guard.stdin.unref();
  return async () => {
    guard.ref();
    guard.stdin.end();
    await ended;
  };
}

function remove(folders) {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
