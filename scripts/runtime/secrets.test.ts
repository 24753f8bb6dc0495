import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadSecrets } from "./secrets.mjs";

let dataDir: string;
let moment = 0;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "portico-secrets-"));
});

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe("loadSecrets", () => {
  test("makes four different keys of 32 bytes once, and gives the same ones ever after", async () => {
    const first = await loadSecrets(dataDir, {});
    const { NEXTAUTH_SECRET, ...own } = first;
    expect(new Set(Object.values(own)).size).toBe(4);
    expect(Object.values(own).map((key) => Buffer.from(key, "base64url").length)).toEqual([32, 32, 32, 32]);
    expect(NEXTAUTH_SECRET).toBe(own.AUTH_SECRET);
    expect(await loadSecrets(dataDir, {})).toEqual(first);
  });

  test("gives processes that start at the same moment the same keys", async () => {
    moment = Date.now() + 1_500;
    const all = await Promise.all(Array.from({ length: 6 }, loadElsewhere));
    expect(new Set(all).size).toBe(1);
    expect(JSON.parse(all[0] ?? "")).toEqual(await loadSecrets(dataDir, {}));
  });

  test("writes them where only their owner can read them", async () => {
    await loadSecrets(dataDir, {});
    expect(statSync(join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
  });

  test("lets the environment win, and does not write down what it says", async () => {
    const TOKEN_PEPPER = "from-the-environment-from-the-environment";
    expect(await loadSecrets(dataDir, { TOKEN_PEPPER })).toMatchObject({ TOKEN_PEPPER });
    expect(readFileSync(join(dataDir, "secrets.json"), "utf8")).not.toContain(TOKEN_PEPPER);
  });

  test("refuses to replace a file it can't read", async () => {
    const file = join(dataDir, "secrets.json");
    writeFileSync(file, '{ "AUTH_SECRET": "half a');
    await expect(loadSecrets(dataDir, {})).rejects.toThrow(/cannot be made again/);
    expect(readFileSync(file, "utf8")).toBe('{ "AUTH_SECRET": "half a');
  });
});

async function loadElsewhere(): Promise<string> {
  const module = JSON.stringify(new URL("./secrets.mjs", import.meta.url).href);
  // All wait for the same moment, so that none is done before another begins.
  const program = `const { loadSecrets } = await import(${module});
    await new Promise((resolve) => setTimeout(resolve, ${moment} - Date.now()));
    process.stdout.write(JSON.stringify(await loadSecrets(${JSON.stringify(dataDir)}, {})));`;
  const run = promisify(execFile);
  return (await run(process.execPath, ["--input-type=module", "-e", program])).stdout;
}
