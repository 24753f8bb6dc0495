import { and, desc, gte, lt, sql } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import { type Ctx, transact, within } from "@/lib/context";
import { addSeconds, DAY, dayIn } from "@/lib/kit/time";

const DAYS = 30;
const MOST = 50_000;

type Options = { timeZone?: string; most?: number };

/** What came in, by currency, most used first; refunds are taken off. */
export type Volume = { currencyCode: string; amount: bigint; payments: number };

type Outcomes = { succeeded: number; failed: number; volumes: Volume[] };

export type PaymentSummary = Outcomes & {
  since: Date;
  /** How many payments were looked at: the newest ones, when `isCapped`. */
  counted: number;
  isCapped: boolean;
  /** Every day of the period, oldest first. */
  days: { day: string; succeeded: number; failed: number; other: number }[];
  /** The 30 days before; null when nothing happened in them, or when there is too much to compare fairly. */
  before: Outcomes | null;
};

/** The last 30 days and those before them, each one query over at most 50,000 payments; says so when there were more. */
export async function summarizePayments(
  ctx: Ctx,
  { timeZone = "UTC", most = MOST }: Options = {},
): Promise<PaymentSummary> {
  const since = addSeconds(ctx.now, -DAYS * DAY);
  const [rows, earlier] = await Promise.all([
    rowsOf(ctx, { from: since, timeZone, most }),
    rowsOf(ctx, { from: addSeconds(since, -DAYS * DAY), until: since, timeZone, most }),
  ]);
  const summary = fold(rows, { since, days: lastDays(ctx.now, timeZone), most });
  const isComparable = earlier.length > 0 && !summary.isCapped && countOf(earlier) <= most;
  return { ...summary, before: isComparable ? outcomesOf(earlier) : null };
}

type Period = { from: Date; until?: Date; timeZone: string; most: number };

/** The newest payments of a period by day, currency and status; one more than asked for, so that more can be told from all. */
const rowsOf = (ctx: Ctx, { from, until, timeZone, most }: Period): Promise<Row[]> =>
  transact(ctx, ({ db }) => {
    const recent = db
      .select({
        day: sql<string>`to_char(${payments.createdAt} at time zone ${timeZone}, 'YYYY-MM-DD')`.as("day"),
        currencyCode: payments.currencyCode,
        status: payments.status,
        net: sql<string>`${payments.amountReceivedMinor} - ${payments.amountRefundedMinor}`.as("net"),
      })
      .from(payments)
      .where(and(within(ctx, payments), gte(payments.createdAt, from), until && lt(payments.createdAt, until)))
      .orderBy(desc(payments.createdAt), desc(payments.id))
      .limit(most + 1)
      .as("recent");
    const { day, currencyCode, status } = recent;
    return db
      .select({
        day,
        currencyCode,
        status,
        count: sql<number>`count(*)::int`,
        net: sql<string>`sum(${recent.net})::text`,
      })
      .from(recent)
      .groupBy(day, currencyCode, status);
  });

type Row = { day: string; currencyCode: string; status: string; count: number; net: string };
type Frame = { since: Date; days: string[]; most: number };

const countOf = (rows: readonly Row[], wanted: (row: Row) => boolean = () => true) =>
  rows.filter(wanted).reduce((sum, row) => sum + row.count, 0);

const outcomesOf = (rows: Row[]): Outcomes => ({
  succeeded: countOf(rows, ({ status }) => status === "succeeded"),
  failed: countOf(rows, ({ status }) => status === "failed"),
  volumes: volumesOf(rows),
});

function fold(rows: Row[], { since, days, most }: Frame): Omit<PaymentSummary, "before"> {
  const counted = countOf(rows);
  return {
    since,
    counted: Math.min(counted, most),
    isCapped: counted > most,
    ...outcomesOf(rows),
    days: days.map((day) => {
      const succeeded = countOf(rows, (row) => row.day === day && row.status === "succeeded");
      const failed = countOf(rows, (row) => row.day === day && row.status === "failed");
      return { day, succeeded, failed, other: countOf(rows, (row) => row.day === day) - succeeded - failed };
    }),
  };
}

function volumesOf(rows: Row[]): Volume[] {
  const volumes = new Map<string, Volume>();
  for (const { currencyCode, net, count, status } of rows) {
    const volume = volumes.get(currencyCode) ?? { currencyCode, amount: 0n, payments: 0 };
    volume.amount += BigInt(net);
    if (status === "succeeded") volume.payments += count;
    volumes.set(currencyCode, volume);
  }
  return [...volumes.values()]
    .filter(({ amount, payments }) => amount !== 0n || payments > 0)
    .sort((a, b) => b.payments - a.payments || (a.currencyCode < b.currencyCode ? -1 : 1));
}

/** The calendar days of the period, today last. A day that clocks change in is met twice and counted once. */
function lastDays(now: Date, timeZone: string): string[] {
  const days = Array.from({ length: DAYS * 2 + 1 }, (_, half) =>
    dayIn(addSeconds(now, (half / 2 - DAYS) * DAY), timeZone),
  );
  return [...new Set(days)];
}
