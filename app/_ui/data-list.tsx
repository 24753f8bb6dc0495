import type { ReactNode } from "react";
import { cx } from "./cx";

export type Fact = {
  label: string;
  value: ReactNode;
  /** Takes both columns, and on a phone stands below its label. */
  wide?: boolean;
};

type Props = {
  facts: readonly Fact[];
  /** One below the other on every screen, for a narrow card. */
  single?: boolean;
};

/** Facts in two columns, one on a phone: `<DataList facts={[{ label: "Reference", value: payment.reference }]} />`. */
export function DataList({ facts, single = false }: Props) {
  return (
    <dl className={cx("grid gap-x-10", !single && "sm:grid-cols-2")}>
      {facts.map(({ label, value, wide }) => (
        <div
          key={label}
          className={cx(
            "grid min-h-10 grid-cols-[7.5rem_minmax(0,1fr)] items-center gap-4 py-1 sm:grid-cols-[9rem_minmax(0,1fr)]",
            wide && "max-sm:grid-cols-[minmax(0,1fr)] max-sm:gap-0",
            wide && !single && "sm:col-span-2",
          )}
        >
          <dt className="text-13 text-muted">{label}</dt>
          <dd className="min-w-0 wrap-anywhere tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
