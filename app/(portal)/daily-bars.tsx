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

/** One bar a day, drawn on the server; the same numbers are a sentence for those who do not see them. */
export function DailyBars({ days }: { days: readonly Day[] }) {
  const most = Math.max(1, ...days.map(totalOf));
  const busiest = days.reduce((top, day) => (totalOf(day) > totalOf(top) ? day : top), days[0] ?? EMPTY);
  const words = `Payments a day since ${days[0]?.day}. Most were on ${busiest.day}: ${totalOf(busiest)}, of which ${busiest.succeeded} succeeded and ${busiest.failed} failed.`;
  return (
    <svg
      role="img"
      aria-label={words}
      viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="min-h-16 w-full flex-1"
    >
      {days.map((day, place) => (
        <Bar key={day.day} day={day} x={place * STEP} scale={HEIGHT / most} />
      ))}
    </svg>
  );
}

const EMPTY: Day = { day: "", succeeded: 0, failed: 0, other: 0 };

function Bar({ day, x, scale }: { day: Day; x: number; scale: number }) {
  let top = HEIGHT;
  const parts = PARTS.map(({ key, fill }) => {
    const height = day[key] * scale;
    top -= height;
    return { key, fill, height, y: top };
  });
  return (
    <g>
      <title>{`${day.day}: ${day.succeeded} succeeded, ${day.failed} failed, ${day.other} other`}</title>
      <rect x={x} y={0} width={STEP} height={HEIGHT} fill="transparent" />
      {totalOf(day) === 0 && <rect x={x} y={HEIGHT - 1} width={WIDTH} height={1} fill="var(--line-strong)" />}
      {parts.map(({ key, fill, y, height }) =>
        height > 0 ? <rect key={key} x={x} y={y} width={WIDTH} height={height} fill={fill} /> : null,
      )}
    </g>
  );
}
