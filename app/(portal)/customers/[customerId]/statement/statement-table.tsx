import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Link } from "@/app/_ui/link";
import { Time } from "@/app/_ui/time";
import type { statementOf } from "@/lib/ledger";
import { codeWords } from "../../../code-words";
import { MoneyText } from "../../../money-text";

type Line = Awaited<ReturnType<typeof statementOf>>["data"][number];
type Props = { lines: readonly Line[]; currency: string; now: Date; zone: string };

/** A customer's account, line by line. */
export function StatementTable({ lines, currency, now, zone }: Props) {
  return (
    <DataTable
      label="Statement"
      rows={lines}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Nothing was booked">
          There is no movement in {currency} here. Pending and cancelled payments are not part of a statement.
        </EmptyState>
      }
      columns={[
        {
          key: "at",
          header: "Date/Time",
          nowrap: true,
          cell: ({ createdAt }) => <Time at={createdAt} now={now} zone={zone} format="exact" />,
        },
        { key: "words", header: "Description", cell: (line) => <Words {...line} /> },
        {
          key: "amount",
          header: "Amount",
          numeric: true,
          cell: ({ amount }) => <MoneyText amount={amount} currency={currency} />,
        },
        {
          key: "balance",
          header: "Balance",
          numeric: true,
          cell: ({ balance }) => <MoneyText amount={balance} currency={currency} />,
        },
      ]}
    />
  );
}

function Words({ kind, description, privateNote, paymentId }: Line) {
  const words = description || codeWords(kind);
  return (
    <span className="grid gap-0.5 md:py-2">
      {paymentId ? (
        <Link
          href={`/payments/${paymentId}`}
          className="rounded-control wrap-anywhere text-accent-text hover:underline"
        >
          {words}
        </Link>
      ) : (
        <span className="wrap-anywhere">{words}</span>
      )}
      {description && <span className="text-12 text-muted">{codeWords(kind)}</span>}
      {privateNote && <span className="text-12 wrap-anywhere text-muted">Private: {privateNote}</span>}
    </span>
  );
}
