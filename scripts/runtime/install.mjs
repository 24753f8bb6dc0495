import { existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { applyPatches } from "../apply-patches.mjs";
import { PROJECT_ROOT } from "./data-dir.mjs";
import { withLock } from "./lock.mjs";
import { runQuietly, step } from "./steps.mjs";

/** Installs the packages when the lock file is newer than what is installed. The patches are checked every time. */
export async function installPackages() {
  if (isStale()) {
    await prepared(async () => {
      if (isStale()) await step("Installing packages", install);
    });
  }
  applyPatches();
}

/** Runs what changes node_modules or the build, one process at a time. */
export function prepared(work) {
  mkdirSync(join(PROJECT_ROOT, ".cache"), { recursive: true });
  return withLock(join(PROJECT_ROOT, ".cache/prepare.lock"), work);
}

function isStale() {
  const installed = join(PROJECT_ROOT, "node_modules/.package-lock.json");
  return (
    !existsSync(installed) || statSync(join(PROJECT_ROOT, "package-lock.json")).mtimeMs > statSync(installed).mtimeMs
  );
}

// One and the same tree for starting and for testing, whatever NODE_ENV or the user's npm settings leave out.
function install() {
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const { npm_execpath: npm } = process.env;
  if (npm?.endsWith("npm-cli.js")) return runQuietly(process.execPath, [npm, ...args]);
  return runQuietly("npm", args, { shell: process.platform === "win32" });
}
