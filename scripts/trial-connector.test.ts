import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const tsx = createRequire(import.meta.url).resolve("tsx/cli");
const NEEDED = ["app", "db", "lib", "scripts", "public", "biome.json", "package.json", "tsconfig.json"];

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "portico-trial-"));
  for (const name of NEEDED) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function hashes(): Map<string, string> {
  const files = readdirSync(copy, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !/node_modules/.test(path));
  return new Map(
    paths.map((path) => [relative(copy, path), createHash("sha256").update(readFileSync(path)).digest("hex")]),
  );
}

/** The folder of another connector under another name, as somebody might begin. */
function addTrial(): void {
  cpSync(join(copy, "lib/connectors/paystack"), join(copy, "lib/connectors/trial"), { recursive: true });
  const index = join(copy, "lib/connectors/trial/index.ts");
  writeFileSync(index, readFileSync(index, "utf8").replace('id: "paystack"', 'id: "trial"'));
}

const ASK = `
import { conforms } from "./lib/connectors/conformance";
import { CONNECTORS } from "./lib/connectors/registry.gen";
import { fixtures } from "./lib/connectors/trial/fixtures";
const trial = CONNECTORS.trial;
if (trial?.kind !== "payment") throw new Error("the registry has no trial");
for (const { run } of conforms(trial, fixtures)) await run();
console.log(trial.id, "conforms");
`;

test("a new connector is one folder: nothing else changes but the generated index and its logo's copy, and it conforms", () => {
  execFileSync(process.execPath, [tsx, "scripts/gen.ts"], { cwd: copy });
  const before = hashes();
  addTrial();
  execFileSync(process.execPath, [tsx, "scripts/gen.ts"], { cwd: copy });
  const changed = [...hashes()].filter(([path, hash]) => before.get(path) !== hash).map(([path]) => path);
  expect(changed.filter((path) => !path.startsWith("lib/connectors/trial/")).sort()).toEqual([
    "lib/connectors/registry.gen.ts",
    "public/connectors/trial.svg",
  ]);
  writeFileSync(join(copy, "ask.mts"), ASK);
  expect(execFileSync(process.execPath, [tsx, "ask.mts"], { cwd: copy, encoding: "utf8" })).toContain("trial conforms");
});
