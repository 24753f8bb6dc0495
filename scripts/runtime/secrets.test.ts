import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadSecrets } from "./secrets.mjs";

let dataDir: string;

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
    const all = await Promise.all(Array.from({ length: 8 }, () => loadSecrets(dataDir, {})));
    expect(new Set(all.map((secrets) => JSON.stringify(secrets))).size).toBe(1);
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
