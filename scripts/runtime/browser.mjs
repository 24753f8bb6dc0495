import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { isRoot, PROJECT_ROOT } from "./data-dir.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const FIXED = [
  "/usr/bin/chromium",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** What keeps a browser from calling home, and lets root run it. */
export const BROWSER_FLAGS = [
  ...(isRoot() ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A Chrome or Chromium of this machine that runs, or null. */
export function findBrowser(env = process.env) {
  if (env.PORTICO_CHROMIUM) return runs(env.PORTICO_CHROMIUM) ? env.PORTICO_CHROMIUM : null;
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...FIXED];
  return candidates.filter(isExecutable).find(runs) ?? null;
}

/** The browser Playwright keeps for itself, when it is installed and runs. */
export async function findOwnBrowser() {
  const { chromium } = await import("playwright");
  const path = chromium.executablePath();
  return existsSync(path) && runs(path) ? path : null;
}

/** Installs one: Playwright's own, else Debian's. Answers where it is, or null. */
export async function installBrowser(run) {
  const playwright = join(PROJECT_ROOT, "node_modules/playwright/cli.js");
  const withSystem = isRoot() || process.platform !== "linux" ? ["--with-deps"] : [];
  await run(process.execPath, [playwright, "install", ...withSystem, "chromium"]).catch(() => undefined);
  const own = await findOwnBrowser();
  if (own || !isRoot() || !existsSync("/etc/debian_version")) return own;
  await run("apt-get", ["update"]).catch(() => undefined);
  await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]).catch(() => undefined);
  return findBrowser();
}

// Ubuntu's /usr/bin/chromium-browser is there without a browser behind it, so being executable is not enough.
function runs(program) {
  try {
    if (process.platform === "win32") return existsSync(program);
    return /\d+\.\d+/.test(
      execFileSync(program, ["--version"], { encoding: "utf8", timeout: 20_000, stdio: ["ignore", "pipe", "ignore"] }),
    );
  } catch {
    return false;
  }
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
