import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ensureDataDir } from "./data-dir.mjs";

const NOBODY = 65_534;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portico-data-"));
  chmodSync(folder, 0o755);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("ensureDataDir", () => {
  test("makes every folder on the way, which nobody else may list, and keeps one that is there", () => {
    const dataDir = join(folder, "a/b/c");
    ensureDataDir(dataDir);
    ensureDataDir(dataDir);
    expect(statSync(dataDir).mode & 0o066).toBe(0);
  });

  test("names a file that is in the way", async () => {
    writeFileSync(join(folder, "file"), "");
    await expectRefusal(join(folder, "file"), "a file is in the way");
    await expectRefusal(join(folder, "file/below/it"), "a file is in the way");
  });

  test.runIf(process.platform === "linux")("comes back at once where no folder can be made", async () => {
    await expectRefusal("/proc/portico/data", "no folder can be made there (ENOENT)");
  });

  test("names a folder that this user may not write to, be it there or to be made", async () => {
    const closed = join(folder, "closed");
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    await expectRefusal(closed, "this user may not write there (EACCES)");
    await expectRefusal(join(closed, "below"), "this user may not write there (EACCES)");
  });
});

/** In a process of its own, which can be ended when it hangs and can be somebody other than root. */
async function expectRefusal(dataDir: string, why: string) {
  const module = JSON.stringify(new URL("./data-dir.mjs", import.meta.url).href);
  const program = `const { ensureDataDir } = await import(${module});
    try { ensureDataDir(${JSON.stringify(dataDir)}); } catch (error) { process.stdout.write(error.message); }`;
  const other = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const run = promisify(execFile);
  const args = ["--input-type=module", "-e", program];
  const { stdout } = await run(process.execPath, args, { ...other, cwd: "/", timeout: 5_000 });
  expect(stdout).toContain(`Portico cannot keep its data in ${dataDir}: ${why}`);
  expect(stdout).toContain("DATA_DIR=/path/to/folder npm start");
  expect(stdout).not.toContain("\n");
}
