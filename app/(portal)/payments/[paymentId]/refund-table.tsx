import { Badge, type Tone } from "@/app/_ui/badge";
import { DataTable } from "@/app/_ui/data-table";
import { Time } from "@/app/_ui/time";
import { formatMoney } from "@/lib/kit/money";
import type { Refund } from "@/lib/ledger/schema";
import { codeWords } from "../../code-words";
import { MoneyText } from "../../money-text";
import { SettleRefund } from "./settle-refund";

type Props = {
  refunds: readonly Refund[];
  /** Whether whoever looks may say how one ended. */
  maySettle: boolean;
  now: Date;
  zone: string;
};

const STATUS: Record<Refund["status"], { label: string; tone: Tone }> = {
  pending: { label: "Pending", tone: "warning" },
  succeeded: { label: "Succeeded", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
};

/** What was given back, or is on its way. */
export function RefundTable({ refunds, maySettle, now, zone }: Props) {
  if (refunds.length === 0) return null;
  return (
    <section aria-labelledby="refunds">
      <h2 id="refunds" className="mb-3 text-16">
        Refunds
      </h2>
      <DataTable
        label="Refunds"
        rows={refunds}
        rowKey={({ id }) => id}
        columns={[
          { key: "reason", header: "Reason", cell: ({ reason }) => <span className="wrap-anywhere">{reason}</span> },
          {
            key: "amount",
            header: "Amount",
            numeric: true,
            cell: ({ amount, currencyCode }) => <MoneyText amount={amount} currency={currencyCode} />,
          },
          { key: "status", header: "Status", cell: (refund) => <Outcome refund={refund} maySettle={maySettle} /> },
          {
            key: "created",
            header: "Asked for",
            nowrap: true,
            cell: ({ createdAt }) => <Time at={createdAt} now={now} zone={zone} />,
          },
        ]}
      />
    </section>
  );
}

function Outcome({ refund, maySettle }: { refund: Refund; maySettle: boolean }) {
  const { id, status, code, reason, amount, currencyCode, needsPerson } = refund;
  const { label, tone } = STATUS[status];
  const waitsForUs = needsPerson && code === "by_hand";
  return (
    <span className="grid justify-items-start gap-1 md:py-2 max-md:justify-items-end">
      <Badge tone={tone}>{label}</Badge>
      {code && !waitsForUs && <span className="text-12 text-muted">{codeWords(code)}</span>}
      {needsPerson && (
        <span className="text-12 text-muted">
          {waitsForUs ? "Transfer it to the payer, then say so" : "Look at the provider how it ended"}
        </span>
      )}
      {needsPerson && maySettle && (
        <SettleRefund refundId={id} reason={reason} amountWords={formatMoney(BigInt(amount), currencyCode)} />
      )}
    </span>
  );
}
