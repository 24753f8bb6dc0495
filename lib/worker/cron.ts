import type { CronItem } from "graphile-worker";

const item = (task: string, match: string): CronItem => ({
  task,
  match,
  identifier: task,
  options: { backfillPeriod: 0, maxAttempts: 1, jobKey: `cron:${task}` },
});

/** What the clock starts, in UTC. A run that is late is replaced, never doubled. */
export const CRON: CronItem[] = [
  item("payments.expire", "* * * * *"),
  item("attempts.resolve_due", "* * * * *"),
  item("refunds.resolve_due", "* * * * *"),
  item("ledger.check", "41 3 * * *"),
  item("books.tell", "* * * * *"),
  item("requests.keep_days", "7 * * * *"),
  item("housekeeping.sweep", "17 * * * *"),
];
