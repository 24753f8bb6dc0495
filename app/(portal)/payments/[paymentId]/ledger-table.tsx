import { DataTable } from "@/app/_ui/data-table";
import { Time } from "@/app/_ui/time";
import type { linesOfPayment } from "@/lib/ledger";
import { codeWords } from "../../code-words";
import { MoneyText } from "../../money-text";

type Line = Awaited<ReturnType<typeof linesOfPayment>>[number];
type Props = { lines: readonly Line[]; now: Date; zone: string };

const PURSES: Record<Line["from"], string> = {
  customer: "Customer",
  clearing: "Provider",
  receipts: "Receipts",
  surcharge: "Surcharges",
  fees: "Fees",
  disputes: "Disputes",
  adjustments: "Adjustments",
  promotions: "Promotions",
};

/** What a payment moved in the books, oldest first. */
export function LedgerTable({ lines, now, zone }: Props) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger" className="mb-3 text-16">
        Ledger
      </h2>
      <DataTable
        label="Ledger"
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { key: "kind", header: "What", cell: ({ kind }) => codeWords(kind) },
          { key: "from", header: "Debit", cell: ({ from }) => PURSES[from] },
          { key: "to", header: "Credit", cell: ({ to }) => PURSES[to] },
          {
            key: "amount",
            header: "Amount",
            numeric: true,
            cell: ({ amount, currencyCode }) => <MoneyText amount={amount} currency={currencyCode} />,
          },
          {
            key: "at",
            header: "Booked",
            nowrap: true,
            cell: ({ createdAt }) => <Time at={createdAt} now={now} zone={zone} />,
          },
        ]}
      />
    </section>
  );
}
