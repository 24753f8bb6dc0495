import { existsSync, readFileSync } from "node:fs";

/** How many tests Vitest's JSON report counts; a file that broke before its first test counts as one failed. */
export function countVitest(file) {
  const report = read(file);
  if (!report) return null;
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some(hasFailed),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** How many tests Playwright's JSON report counts; a test that passed only when tried again counts as failed. */
export function countPlaywright(file) {
  const report = read(file);
  if (!report) return null;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

/**
 * What a runner adds to the sum. One that ended badly has a failure even when its report names none, and one that ran
 * nothing has failed.
 */
export function judge(counts, exitCode) {
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: 0 };
  const isSilent = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: isSilent ? 1 : failed, skipped };
}

const hasFailed = ({ status }) => status === "failed";

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}
