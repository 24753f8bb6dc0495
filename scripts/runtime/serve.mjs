import { spawn } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { PROJECT_ROOT } from "./data-dir.mjs";
import { whenParentIsGone } from "./parent.mjs";

const DRAIN_MS = 30_000;
const ECHO_MS = 1_000;
const EXIT_BY_SIGNAL = { SIGTERM: 143, SIGINT: 130, SIGKILL: 137 };
const FOLLOW = pathToFileURL(fileURLToPath(new URL("./follow-parent.mjs", import.meta.url))).href;

/**
 * Runs the server until it ends, passes signals on to it, and answers its exit code. It is told to end as well when
 * `lost` says that what it can't do without is gone, which is never a success.
 */
export function serve({ env, dev, lost, entry = "server.mjs" }) {
  const args = ["--import", FOLLOW, entry, ...(dev ? ["--dev"] : [])];
  // In a session of its own: Ctrl-C reaches it once, through us, and not from the terminal as well.
  const detached = process.platform !== "win32";
  const server = spawn(process.execPath, args, {
    cwd: PROJECT_ROOT,
    env,
    detached,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const pass = passOn(server);
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, pass);
  lost.addEventListener("abort", pass, { once: true });
  if (lost.aborted) pass();
  if (process.env.npm_lifecycle_event || process.env.PORTICO_FOLLOW_PARENT) whenParentIsGone(pass);

  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", (code, signal) => resolve(lost.aborted ? 1 : (code ?? EXIT_BY_SIGNAL[signal] ?? 1)));
  });
}

// A terminal and npm both hand one Ctrl-C on; a second one that a person means comes later, and does not wait for calls.
function passOn(server) {
  let first = 0;
  return () => {
    const now = performance.now();
    if (first > 0 && now - first < ECHO_MS) return;
    if (first === 0) setTimeout(() => server.kill("SIGKILL"), DRAIN_MS + 15_000).unref();
    first ||= now;
    server.kill("SIGTERM");
  };
}
