import type { ReactNode } from "react";
import { cx } from "./cx";
import { Link } from "./link";

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Amounts and counts: right-aligned, tabular figures. */
  numeric?: boolean;
  /** A fact that may be left out where the table is a card. */
  wideOnly?: boolean;
  /** Keeps dates, ids and badges on one line. */
  nowrap?: boolean;
};

type Props<Row> = {
  /** What the table lists, for screen readers. */
  label: string;
  /** The first one is what people scan for; it names its row and carries the row's link. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where a row opens. The whole row is then a target; what must stay pressable inside needs `relative z-10`. */
  rowHref?: (row: Row) => string;
  /** A row's `Menu`, at its end. */
  rowMenu?: (row: Row) => ReactNode;
  /** Its cards say their facts without labels, two a line: only for facts that speak for themselves. */
  compact?: boolean;
  /** Keeps its head in sight on wide screens; for a long list whose columns fit there. */
  sticky?: boolean;
  /** Takes the table's place when there are no rows; usually an `EmptyState`. */
  empty?: ReactNode;
};

/** A list drawn on the server: a table on wide screens, cards with the same order of facts under 900 px. */
export function DataTable<Row>({ label, columns, rows, empty, compact, sticky, ...row }: Props<Row>) {
  if (rows.length === 0 && empty) return empty;
  return (
    <div className={cx("overflow-x-auto rounded-card border border-line bg-surface", sticky && "lg:overflow-clip")}>
      <table
        // biome-ignore lint/a11y/noRedundantRoles: as cards its display is no table's, and browsers then forget the role
        role="table"
        aria-label={label}
        className={cx(
          "data-table w-full border-collapse text-left text-14 md:text-13",
          compact && "compact",
          sticky && "sticky-head",
        )}
      >
        <thead>
          {/* biome-ignore lint/a11y/noRedundantRoles: see the table */}
          <tr role="row" className="border-b border-line bg-canvas text-12 text-muted">
            {columns.map(({ key, header, numeric }) => (
              <th
                // biome-ignore lint/a11y/noRedundantRoles: see the table
                role="columnheader"
                scope="col"
                key={key}
                className={cx("h-10 px-4 font-medium whitespace-nowrap md:first:pl-5", numeric && "text-right")}
              >
                {header}
              </th>
            ))}
            {row.rowMenu && (
              // biome-ignore lint/a11y/noRedundantRoles: see the table
              <th role="columnheader" scope="col" className="w-12">
                <span className="sr-only">Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((one) => (
            <Row key={row.rowKey(one)} row={one} columns={columns} {...row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps<R> = Pick<Props<R>, "columns" | "rowHref" | "rowMenu"> & { row: R };

function Row<R>({ row, columns: [lead, ...facts], rowHref, rowMenu }: RowProps<R>) {
  const href = rowHref?.(row);
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as cards its display is no row's, and browsers then forget the role
    <tr role="row" className={cx(href && "row-linked")}>
      {lead && (
        <th
          // biome-ignore lint/a11y/noRedundantRoles: see the row
          role="rowheader"
          scope="row"
          data-label={lead.header}
          className={cx("font-medium md:h-13 md:px-4 md:py-1.5 md:pl-5", lead.nowrap && "md:whitespace-nowrap")}
        >
          {href ? (
            <Link href={href} className="row-link">
              {lead.cell(row)}
            </Link>
          ) : (
            lead.cell(row)
          )}
        </th>
      )}
      {facts.map(({ key, header, cell, numeric, wideOnly, nowrap }) => (
        <td
          // biome-ignore lint/a11y/noRedundantRoles: see the row
          role="cell"
          key={key}
          data-label={header}
          className={cx(
            "md:h-13 md:px-4 md:py-1.5",
            numeric && "text-right md:whitespace-nowrap",
            nowrap && "md:whitespace-nowrap",
            wideOnly && "max-md:hidden!",
          )}
        >
          {cell(row)}
        </td>
      ))}
      {rowMenu && (
        // biome-ignore lint/a11y/noRedundantRoles: see the row
        <td role="cell" className="row-menu text-right md:pr-3">
          <div className="relative z-10">{rowMenu(row)}</div>
        </td>
      )}
    </tr>
  );
}
