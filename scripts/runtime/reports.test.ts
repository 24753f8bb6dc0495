import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { countPlaywright, countVitest, judge } from "./reports.mjs";

const folder = mkdtempSync(join(tmpdir(), "portico-reports-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the sum of all tests", () => {
  test("counts a file that broke before its first test as a failure", () => {
    const testResults = [
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] },
    ];
    const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 1, numTodoTests: 2, testResults };
    expect(countVitest(written(report))).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  test("counts a browser test that needed a second try as a failure", () => {
    const stats = { expected: 4, unexpected: 1, flaky: 2, skipped: 3 };
    expect(countPlaywright(written({ stats }))).toEqual({ passed: 4, failed: 3, skipped: 3 });
  });

  test.each([
    ["ran nothing", { passed: 0, failed: 0, skipped: 4 }, 0, { passed: 0, failed: 1, skipped: 4 }],
    ["left no report", null, 0, { passed: 0, failed: 1, skipped: 0 }],
    [
      "ended badly without a failed test",
      { passed: 9, failed: 0, skipped: 0 },
      1,
      { passed: 9, failed: 1, skipped: 0 },
    ],
    ["ended well", { passed: 9, failed: 0, skipped: 1 }, 0, { passed: 9, failed: 0, skipped: 1 }],
    ["had failures", { passed: 9, failed: 2, skipped: 0 }, 1, { passed: 9, failed: 2, skipped: 0 }],
  ])("judges a runner that %s", (_, counts, exitCode, verdict) => {
    expect(judge(counts, exitCode)).toEqual(verdict);
  });
});

function written(report: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(report));
  return file;
}
