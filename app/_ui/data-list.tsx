import type { ReactNode } from "react";

export type Fact = { label: string; value: ReactNode /** Takes both columns. */; wide?: boolean };

/** Facts in two columns, one on a phone: `<DataList facts={[{ label: "Reference", value: payment.reference }]} />`. */
export function DataList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid gap-x-10 sm:grid-cols-2">
      {facts.map(({ label, value, wide }) => (
        <div
          key={label}
          className={`grid grid-cols-[7.5rem_minmax(0,1fr)] min-h-11 items-center gap-4 py-1.5 sm:grid-cols-[9rem_minmax(0,1fr)] ${wide ? "sm:col-span-2" : ""}`}
        >
          <dt className="text-13 text-muted">{label}</dt>
          <dd className="min-w-0 wrap-anywhere tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
