import type { ReactNode } from "react";
import { formatMoney } from "@/lib/kit/money";
import type { summarizePayments } from "@/lib/payments";
import { DailyBars } from "./daily-bars";
import { Outcomes } from "./outcomes";
import { rateWords, trendOf, volumeWords } from "./trend-words";

type PaymentSummary = Awaited<ReturnType<typeof summarizePayments>>;

const MOST_CURRENCIES = 4;

/** The last 30 days: what came in, how often it worked, and the days it came on, beside the 30 days before. */
export function PaymentFigures({ summary }: { summary: PaymentSummary }) {
  const { succeeded, failed, counted, isCapped, days } = summary;
  const finished = succeeded + failed;
  return (
    <section aria-label="Last 30 days" className="grid gap-4 lg:grid-cols-[1fr_1fr_1.6fr]">
      <Figure
        title="Volume, last 30 days"
        note={isCapped ? `Of the latest ${counted.toLocaleString("en")} payments` : "Received, less refunds"}
      >
        <Volumes summary={summary} />
      </Figure>
      <Figure
        title="Success rate, last 30 days"
        note={`${succeeded.toLocaleString("en")} of ${finished.toLocaleString("en")} that ended in success or failure`}
      >
        <p className="text-20 font-semibold tabular-nums">
          {finished === 0 ? "None yet" : percent(succeeded / finished)}
        </p>
        <Trend words={rateWords(summary)} />
        <Outcomes succeeded={succeeded} failed={failed} other={counted - finished} />
      </Figure>
      <Figure title={`${count(counted, isCapped)} payments by day`} note={<Legend />}>
        <DailyBars days={days} />
      </Figure>
    </section>
  );
}

const count = (counted: number, isCapped: boolean) => `${counted.toLocaleString("en")}${isCapped ? "+" : ""}`;

const percent = (share: number) =>
  new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 }).format(share);

/** The currency used most stands out, with how it moved; the others follow. */
function Volumes({ summary: { volumes, before } }: { summary: PaymentSummary }) {
  const [first, ...others] = volumes;
  if (!first) return <p className="text-20 font-semibold">None yet</p>;
  const rest = volumes.length - MOST_CURRENCIES;
  return (
    <>
      <p className="text-20 font-semibold tabular-nums">{formatMoney(first.amount, first.currencyCode)}</p>
      <Trend words={before && volumeWords(trendOf(first, before.volumes))} />
      {others.length > 0 && (
        <ul className="mt-3 grid gap-1 border-t border-line pt-3 text-13 text-muted tabular-nums">
          {others.slice(0, MOST_CURRENCIES - 1).map(({ currencyCode, amount }) => (
            <li key={currencyCode}>{formatMoney(amount, currencyCode)}</li>
          ))}
          {rest > 0 && (
            <li>
              and {rest} more {rest === 1 ? "currency" : "currencies"}
            </li>
          )}
        </ul>
      )}
    </>
  );
}

/** How a figure moved since the 30 days before; nothing when they can't be compared. */
function Trend({ words }: { words: string | null }) {
  return words && <p className="mt-0.5 text-13 text-muted">{words}</p>;
}

function Figure({ title, note, children }: { title: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col rounded-card border border-line bg-surface p-5">
      <h2 className="mb-2 text-13 font-medium text-muted">{title}</h2>
      {children}
      <div className="mt-auto pt-3 text-12 text-muted">{note}</div>
    </div>
  );
}

function Legend() {
  const entries = [
    ["Succeeded", "bg-success-text"],
    ["Failed", "bg-danger-text"],
    ["Other", "bg-line-strong"],
  ];
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {entries.map(([label, look]) => (
        <li key={label} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-2 rounded-full ${look}`} />
          {label}
        </li>
      ))}
    </ul>
  );
}
