import type { summarizePayments } from "@/lib/payments";

type PaymentSummary = Awaited<ReturnType<typeof summarizePayments>>;

type Day = PaymentSummary["days"][number];

const HEIGHT = 64;
const STEP = 10;
const WIDTH = 7;

const PARTS = [
  { key: "succeeded", fill: "var(--success-text)" },
  { key: "failed", fill: "var(--danger-text)" },
  { key: "other", fill: "var(--line-strong)" },
] as const;

const totalOf = ({ succeeded, failed, other }: Day) => succeeded + failed + other;

/** One bar a day over its dates, drawn on the server; the same numbers are a sentence for those who do not see them. */
export function DailyBars({ days }: { days: readonly Day[] }) {
  const most = Math.max(1, ...days.map(totalOf));
  const busiest = days.reduce((top, day) => (totalOf(day) > totalOf(top) ? day : top), days[0] ?? EMPTY);
  const words = `Payments a day since ${dayWords(days[0])}. Most were on ${dayWords(busiest)}: ${totalOf(busiest)}, of which ${busiest.succeeded} succeeded and ${busiest.failed} failed.`;
  return (
    <div className="flex flex-1 flex-col">
      <div aria-hidden="true" className="flex items-center gap-2 text-12 text-muted tabular-nums">
        {most.toLocaleString("en")}
        <span className="h-px flex-1 bg-line" />
      </div>
      <svg
        role="img"
        aria-label={words}
        viewBox={`0 0 ${days.length * STEP - (STEP - WIDTH)} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="min-h-20 w-full flex-1 border-b border-line-strong"
      >
        {days.map((day, place) => (
          <Bar key={day.day} day={day} x={place * STEP} scale={HEIGHT / most} />
        ))}
      </svg>
      <div aria-hidden="true" className="mt-1 flex justify-between text-12 text-muted tabular-nums">
        {[days[0], days[Math.floor(days.length / 2)], days.at(-1)].map((day) => (
          <span key={day?.day}>{dayWords(day)}</span>
        ))}
      </div>
    </div>
  );
}

/** A calendar day without its year: "21 Nov". */
const dayWords = (day?: Day): string =>
  day?.day
    ? new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(day.day))
    : "";

const EMPTY: Day = { day: "", succeeded: 0, failed: 0, other: 0 };

function Bar({ day, x, scale }: { day: Day; x: number; scale: number }) {
  let top = HEIGHT;
  const parts = PARTS.map(({ key, fill }) => {
    const height = day[key] * scale;
    top -= height;
    return { key, fill, height, y: top };
  });
  return (
    <g className="hover:opacity-70">
      <title>{`${dayWords(day)}: ${day.succeeded} succeeded, ${day.failed} failed, ${day.other} other`}</title>
      <rect x={x} y={0} width={STEP} height={HEIGHT} fill="transparent" />
      {parts.map(({ key, fill, y, height }) =>
        height > 0 ? <rect key={key} x={x} y={y} width={WIDTH} height={height} fill={fill} /> : null,
      )}
    </g>
  );
}
