import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findBrowser, findOwnBrowser, installBrowser } from "./runtime/browser.mjs";
import { build } from "./runtime/build.mjs";
import { PROJECT_ROOT } from "./runtime/data-dir.mjs";
import { installPackages, prepared } from "./runtime/install.mjs";
import { requireNode } from "./runtime/node-version.mjs";
import { countPlaywright, countVitest, judge } from "./runtime/reports.mjs";
import { runQuietly, step } from "./runtime/steps.mjs";

const REPORTS = join(PROJECT_ROOT, ".cache/test");
const NO_BROWSER = `No Chrome or Chromium on this machine, and none could be installed, so the browser tests count as failed.
Install one (Debian: apt-get install chromium), or name one: PORTICO_CHROMIUM=/path/to/chrome npm test`;
const TOOLS = [
  ["Generated files are up to date", "tsx/dist/cli.mjs", "scripts/gen.ts", "--check"],
  ["The house's style", "@biomejs/biome/bin/biome", "check"],
  ["The types of the routes", "next/dist/bin/next", "typegen"],
  ["The types", "typescript/bin/tsc", "--noEmit"],
];

try {
  requireNode();
  await installPackages();
  process.exitCode = await testEverything();
} catch (error) {
  process.stderr.write(`\n${error.message}\n`);
  process.stdout.write("0 passed, 1 failed, 0 skipped\n");
  process.exitCode = 1;
}

/** Runs every step, even after one failed; the last line is the sum of them all. */
async function testEverything() {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const results = [];
  for (const [title, tool, ...args] of TOOLS) results.push(await asTest(title, () => runTool(tool, args)));
  results.push(await unitTests());
  results.push(await asTest("Building", () => prepared(build)));
  results.push(await browserTests());

  const sum = (of) => results.reduce((total, result) => total + result[of], 0);
  process.stdout.write(`\n${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped\n`);
  return sum("failed") === 0 ? 0 : 1;
}

async function asTest(title, work) {
  try {
    await step(title, work);
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    process.stdout.write(`${error.message}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function unitTests() {
  const report = join(REPORTS, "vitest.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const exitCode = await runAloud("vitest/vitest.mjs", args);
  return judge(countVitest(report), exitCode);
}

async function browserTests() {
  const browser =
    findBrowser() ?? (await findOwnBrowser()) ?? (await step("Installing a browser", () => installBrowser(runQuietly)));
  if (!browser) {
    process.stdout.write(`${NO_BROWSER}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const report = join(REPORTS, "playwright.json");
  const env = { PORTICO_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const exitCode = await runAloud("@playwright/test/cli.js", ["test", "--reporter=list,json"], env);
  return judge(countPlaywright(report), exitCode);
}

function runTool(tool, args) {
  return runQuietly(process.execPath, [join(PROJECT_ROOT, "node_modules", tool), ...args]);
}

function runAloud(tool, args, env = {}) {
  const program = [join(PROJECT_ROOT, "node_modules", tool), ...args];
  const child = spawn(process.execPath, program, {
    cwd: PROJECT_ROOT,
    env: { ...process.env, ...env },
    stdio: "inherit",
  });
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
