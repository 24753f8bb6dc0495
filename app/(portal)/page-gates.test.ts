import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const PORTAL = "app/(portal)";
const files = readdirSync(PORTAL, { recursive: true, encoding: "utf8" }).filter((path) => /\.tsx?$/.test(path));
const pages = files.filter((path) => path.endsWith("page.tsx"));
const read = (path: string) => readFileSync(join(PORTAL, path), "utf8");

test("there are pages, or this test looks in the wrong place", () => {
  expect(pages).toEqual(expect.arrayContaining(["page.tsx", "payments/[paymentId]/page.tsx"]));
});

describe.each(pages)("%s", (page) => {
  test("asks for a permission before it shows anything", () => {
    expect(read(page)).toMatch(/await require(?:Ctx|Merchant|Affiliate)\(\s*"[\w:]+"/);
  });

  test("ends as a 404 when its address names a thing that isn't there", () => {
    if (page.includes("[")) expect(read(page)).toMatch(/foundOr404\(|pageNotFound\(/);
  });
});

test("no page refuses anybody behind the back of the answer's status", () => {
  const refuses = /import [^;]*\b(?:notFound|forbidden)\b[^;]*"next\/navigation"/;
  expect(files.filter((path) => !path.includes(".test.") && refuses.test(read(path)))).toEqual([]);
});
