import { cx } from "./cx";

const TITLES = { title: "h-7 w-48 sm:h-9", purpose: "mt-1 h-5 w-full max-w-96" };
const LINES = ["w-40", "w-28", "w-36", "w-24", "w-32"];
const many = (count: number) => Array.from({ length: count }, (_, place) => place);
const width = (place: number) => LINES[place % LINES.length];

/** One grey bar; size it by its classes. */
export function Skeleton({ className }: { className?: string }) {
  return <div className={cx("shimmer", className)} />;
}

type HeaderParts = {
  action?: boolean;
  /** The way back above it. */
  back?: boolean;
  /** A `CopyableId` below it. */
  id?: boolean;
};

/** The place of a `PageHeader` while its page loads; says so to screen readers. */
export function HeaderSkeleton({ action = false, back = false, id = false }: HeaderParts) {
  return (
    <div className="mb-6 flex items-start justify-between gap-6">
      <p role="status" className="sr-only">
        Loading
      </p>
      <div className="min-w-0 flex-1">
        {back && <Skeleton className="mb-3 h-5 w-24" />}
        <Skeleton className={TITLES.title} />
        <Skeleton className={TITLES.purpose} />
        {id && <Skeleton className="mt-1.5 h-8 w-full max-w-80" />}
      </div>
      {action && <Skeleton className="h-9 w-36 rounded-control" />}
    </div>
  );
}

type TableShape = {
  columns?: number;
  rows?: number;
  /** As the table has it. */
  compact?: boolean;
};

/** The place of a `DataTable`: same head, same rows, same cards under 900 px. */
export function TableSkeleton({ columns = 4, rows = 8, compact = false }: TableShape) {
  return (
    <div aria-hidden="true" className="rounded-card border border-line bg-surface">
      <div className="hidden h-10 rounded-t-card border-b border-line bg-canvas md:block" />
      <div className="divide-y divide-line">
        {many(rows).map((row) => (
          <div
            key={row}
            className={cx(
              "grid gap-2.5 px-4 py-3.5 md:h-13 md:auto-cols-fr md:grid-flow-col md:items-center md:gap-8 md:px-5 md:py-0",
              compact && "max-md:h-23 max-md:grid-cols-2 max-md:content-between",
            )}
          >
            {many(columns).map((column) => (
              <Skeleton
                key={column}
                className={cx("h-4 max-w-full", width(row + column), compact && column > 3 && "max-md:hidden")}
              />
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
          <div key={fact} className="flex h-10 items-center gap-4">
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

/** The place of a card with a title and one fact a line, where it `ends` with an amount or a time at the right. */
export function ListSkeleton({ lines, ends = false }: { lines: number; ends?: boolean }) {
  return (
    <div className="rounded-card border border-line bg-surface px-4 pt-4 pb-5 sm:px-6 sm:pt-5">
      <Skeleton className="mb-7 h-5 w-28" />
      {many(lines).map((line) => (
        <div key={line} className={cx("flex h-10 items-center gap-8", ends && "justify-between")}>
          <Skeleton className="h-4 w-28" />
          <Skeleton className={cx("h-4", width(line))} />
        </div>
      ))}
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
