import type { ReactNode } from "react";
import { formatMoney } from "@/lib/kit/money";
import type { summarizePayments } from "@/lib/payments";
import { DailyBars } from "./daily-bars";

type PaymentSummary = Awaited<ReturnType<typeof summarizePayments>>;

const MOST_CURRENCIES = 4;

/** The last 30 days: what came in, how often it worked, and the days it came on. */
export function PaymentFigures({ summary }: { summary: PaymentSummary }) {
  const { volumes, succeeded, failed, counted, isCapped, days } = summary;
  const finished = succeeded + failed;
  const rest = volumes.length - MOST_CURRENCIES;
  return (
    <section aria-label="Last 30 days" className="grid gap-4 lg:grid-cols-[1fr_1fr_1.6fr]">
      <Figure
        title="Volume, last 30 days"
        note={isCapped ? `Of the latest ${counted.toLocaleString("en")} payments` : "Received, less refunds"}
      >
        {volumes.length === 0 && <p className="text-20 font-semibold">None yet</p>}
        <ul className="grid gap-1">
          {volumes.slice(0, MOST_CURRENCIES).map(({ currencyCode, amount }, place) => (
            <li
              key={currencyCode}
              className={place === 0 ? "text-20 font-semibold tabular-nums" : "text-14 text-muted tabular-nums"}
            >
              {formatMoney(amount, currencyCode)}
            </li>
          ))}
          {rest > 0 && (
            <li className="text-13 text-muted">
              and {rest} more {rest === 1 ? "currency" : "currencies"}
            </li>
          )}
        </ul>
      </Figure>
      <Figure
        title="Success rate, last 30 days"
        note={`${succeeded.toLocaleString("en")} of ${finished.toLocaleString("en")} that ended in success or failure`}
      >
        <p className="text-20 font-semibold tabular-nums">
          {finished === 0 ? "None yet" : percent(succeeded / finished)}
        </p>
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

function Figure({ title, note, children }: { title: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col rounded-card border border-line bg-surface p-5">
      <h2 className="mb-2 text-13 font-medium text-muted">{title}</h2>
      {children}
      <div className="mt-auto pt-3 text-13 text-muted">{note}</div>
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
