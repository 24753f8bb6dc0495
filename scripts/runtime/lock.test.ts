import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portico-lock-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a process whose lock file is taken away under it finishes its work", async () => {
  const module = JSON.stringify(new URL("./lock.mjs", import.meta.url).href);
  const file = join(folder, "some.lock");
  const program = `import { rmSync } from "node:fs";
    const { withLock } = await import(${module});
    await withLock(${JSON.stringify(file)}, async () => {
      rmSync(${JSON.stringify(file)});
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    });
    process.stdout.write("done");`;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", program]);
  expect(stdout).toBe("done");
  expect(existsSync(file)).toBe(false);
});
