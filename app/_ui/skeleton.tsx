import { cx } from "./cx";

const TITLES = { title: "h-7 w-48 sm:h-9", purpose: "mt-1 h-5 w-full max-w-96" };
const LINES = ["w-40", "w-28", "w-36", "w-24", "w-32"];
const many = (count: number) => Array.from({ length: count }, (_, place) => place);
const width = (place: number) => LINES[place % LINES.length];

/** One grey bar; size it by its classes. */
export function Skeleton({ className }: { className?: string }) {
  return <div className={cx("shimmer", className)} />;
}

/** The place of a `PageHeader` while its page loads; says so to screen readers. */
export function HeaderSkeleton({ action = false }: { action?: boolean }) {
  return (
    <div className="mb-6 flex items-start justify-between gap-6">
      <p role="status" className="sr-only">
        Loading
      </p>
      <div className="min-w-0 flex-1">
        <Skeleton className={TITLES.title} />
        <Skeleton className={TITLES.purpose} />
      </div>
      {action && <Skeleton className="h-9 w-36 rounded-control" />}
    </div>
  );
}

/** The place of a `DataTable`: same head, same rows, same cards under 900 px. */
export function TableSkeleton({ columns = 4, rows = 8 }: { columns?: number; rows?: number }) {
  return (
    <div aria-hidden="true" className="rounded-card border border-line bg-surface">
      <div className="hidden h-10 rounded-t-card border-b border-line bg-canvas md:block" />
      <div className="divide-y divide-line">
        {many(rows).map((row) => (
          <div
            key={row}
            className="grid gap-2.5 px-4 py-3.5 md:h-13 md:auto-cols-fr md:grid-flow-col md:items-center md:gap-8 md:px-5 md:py-0"
          >
            {many(columns).map((column) => (
              <Skeleton key={column} className={cx("h-4 max-w-full", width(row + column))} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The place of a detail page: a card of facts in two columns and a timeline. */
export function DetailSkeleton({ facts = 8 }: { facts?: number }) {
  return (
    <div aria-hidden="true" className="grid gap-6">
      <div className="grid gap-x-10 rounded-card border border-line bg-surface p-4 sm:grid-cols-2 sm:px-6 sm:py-5">
        {many(facts).map((fact) => (
          <div key={fact} className="flex h-11 items-center gap-4">
            <Skeleton className="h-4 w-28" />
            <Skeleton className={cx("h-4", width(fact))} />
          </div>
        ))}
      </div>
      <div className="grid gap-5 rounded-card border border-line bg-surface p-4 sm:px-6 sm:py-5">
        {many(3).map((moment) => (
          <div key={moment} className="flex items-center gap-3.5">
            <Skeleton className="size-6 rounded-full" />
            <Skeleton className={cx("h-4", width(moment))} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** The place of a grid of cards. */
export function CardsSkeleton({ cards = 3 }: { cards?: number }) {
  return (
    <div aria-hidden="true" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {many(cards).map((card) => (
        <div key={card} className="h-32 rounded-card border border-line bg-surface p-5">
          <Skeleton className={cx("h-5", width(card))} />
          <Skeleton className="mt-3 h-4 w-full" />
          <Skeleton className="mt-2 h-4 w-2/3" />
        </div>
      ))}
    </div>
  );
}
