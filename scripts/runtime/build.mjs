import { existsSync, readdirSync, statSync, utimesSync } from "node:fs";
import { join, resolve } from "node:path";
import { PROJECT_ROOT } from "./data-dir.mjs";
import { prepared } from "./install.mjs";
import { runQuietly, step } from "./steps.mjs";

const FOLDERS = ["app", "lib", "db", "public"];
const FILES = ["postcss.config.mjs", "package-lock.json", "tsconfig.json"];
const NOT_BUILT = /\.test\.ts$|\.d\.ts$|^(?:drizzle|vitest|playwright)\.config\.ts$/;
const NOT_SHIPPED = /\.test\.tsx?$|^testing$/;

/** Builds the product when a source is newer than the build. */
export async function buildWhenStale() {
  if (!isStale()) return;
  await prepared(async () => {
    if (isStale()) await step("Building", build);
  });
}

/** Builds the product. Its age counts from before it began, so that a source changed meanwhile is built again. */
export async function build() {
  const began = new Date();
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await runQuietly(process.execPath, ["node_modules/next/dist/bin/next", "build"], { env });
  utimesSync(buildId(), began, began);
}

/** Where `next build` writes the mark of a finished build. */
const buildId = () => join(resolve(PROJECT_ROOT, process.env.NEXT_DIST_DIR || ".next"), "BUILD_ID");

function isStale() {
  if (!existsSync(buildId())) return true;
  const built = statSync(buildId()).mtimeMs;
  const entries = readdirSync(PROJECT_ROOT).filter((name) => name.endsWith(".ts") && !NOT_BUILT.test(name));
  const files = [...FILES, ...entries].map((name) => join(PROJECT_ROOT, name)).filter((file) => existsSync(file));
  return (
    files.some((file) => statSync(file).mtimeMs > built) ||
    FOLDERS.some((name) => changedSince(join(PROJECT_ROOT, name), built))
  );
}

// A folder's own time counts too: it is what a deleted or a renamed file leaves behind.
function changedSince(folder, time) {
  if (!existsSync(folder)) return false;
  if (statSync(folder).mtimeMs > time) return true;
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    if (NOT_SHIPPED.test(entry.name)) return false;
    const path = join(folder, entry.name);
    return entry.isDirectory() ? changedSince(path, time) : statSync(path).mtimeMs > time;
  });
}
