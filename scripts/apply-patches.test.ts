import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyPatches } from "./apply-patches.mjs";

const PATCH = `--- a/index.js
+++ b/index.js
@@ -1,3 +1,4 @@
 one
-two
+zwei
+drei
 four
`;
let root: string;
let places: { modules: string; patches: string };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "portico-patches-"));
  places = { modules: join(root, "node_modules"), patches: join(root, "patches") };
  mkdirSync(join(places.modules, "numbers"), { recursive: true });
  mkdirSync(places.patches);
  write("patches/numbers+1.0.0.patch", PATCH);
  write("node_modules/numbers/package.json", '{ "version": "1.0.0" }');
  write("node_modules/numbers/index.js", "one\ntwo\nfour\n");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("applyPatches", () => {
  test("changes what is installed, once", () => {
    expect(applyPatches(places)).toEqual([join(places.modules, "numbers/index.js")]);
    expect(readFileSync(join(places.modules, "numbers/index.js"), "utf8")).toBe("one\nzwei\ndrei\nfour\n");
    expect(applyPatches(places)).toEqual([]);
  });

  test("refuses another version than the one the patch is for", () => {
    write("node_modules/numbers/package.json", '{ "version": "1.0.1" }');
    expect(() => applyPatches(places)).toThrow(/numbers 1\.0\.0, and 1\.0\.1 is installed/);
  });

  test("refuses a file it does not fit, and leaves it alone", () => {
    write("node_modules/numbers/index.js", "one\n2\nfour\n");
    expect(() => applyPatches(places)).toThrow(/does not fit/);
    expect(readFileSync(join(places.modules, "numbers/index.js"), "utf8")).toBe("one\n2\nfour\n");
  });

  test("has been applied to what is installed here", () => {
    expect(applyPatches()).toEqual([]);
  });
});

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text);
}
