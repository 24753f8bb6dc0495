export type Counts = { passed: number; failed: number; skipped: number };

/** How many tests Vitest's JSON report counts; null without a report. */
export function countVitest(file: string): Counts | null;

/** How many tests Playwright's JSON report counts; null without a report. */
export function countPlaywright(file: string): Counts | null;

/** What a runner adds to the sum. */
export function judge(counts: Counts | null, exitCode: number): Counts;
