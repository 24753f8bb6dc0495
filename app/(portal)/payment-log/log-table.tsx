import type { ReactNode } from "react";
import { Badge } from "@/app/_ui/badge";
import { DataTable } from "@/app/_ui/data-table";
import { Link } from "@/app/_ui/link";
import { Time } from "@/app/_ui/time";
import type { listDeliveries } from "@/lib/payments";
import { MoneyText } from "../money-text";
import { ResultBadge, VerdictBadge } from "./log-badges";
import { lineWords } from "./log-words";

type Line = Awaited<ReturnType<typeof listDeliveries>>["data"][number];
type Props = { lines: readonly Line[]; now: Date; zone: string; empty: ReactNode };

/** One page of provider messages; a row opens its message. */
export function LogTable({ lines, now, zone, empty }: Props) {
  return (
    <DataTable
      label="Payment log"
      sticky
      rows={lines}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/payment-log/${id}`}
      empty={empty}
      columns={[
        {
          key: "at",
          header: "Received",
          nowrap: true,
          cell: ({ createdAt }) => <Time at={createdAt} now={now} zone={zone} />,
        },
        { key: "integration", header: "Integration", cell: (line) => <Sender {...line} /> },
        { key: "verdict", header: "Verdict", cell: ({ verdict }) => <VerdictBadge verdict={verdict} /> },
        {
          key: "outcome",
          header: "Outcome",
          cell: (line) => (
            <span className="grid justify-items-start gap-1 max-md:justify-items-end md:py-2">
              <ResultBadge result={line.result} />
              <span className="text-12 text-pretty text-muted">{lineWords(line)}</span>
            </span>
          ),
        },
        { key: "about", header: "About", cell: (line) => <About {...line} /> },
      ]}
    />
  );
}

function Sender({ integration, environment }: Line) {
  const isLive = environment === "production";
  return (
    <span className="flex flex-wrap items-center gap-2 max-md:justify-end">
      <span className="wrap-anywhere">{integration}</span>
      <Badge tone={isLive ? "success" : "sandbox"}>{isLive ? "Live" : "Test"}</Badge>
    </span>
  );
}

/** The payment a message is about, else the money and who sent it, else what the provider calls it. */
function About({ paymentId, reference, payerEmail, amount, currencyCode, providerId }: Line) {
  if (paymentId && reference) {
    return (
      <Link
        href={`/payments/${paymentId}`}
        className="relative z-10 rounded-control wrap-anywhere text-accent-text hover:underline"
      >
        {reference}
      </Link>
    );
  }
  if (amount !== null && currencyCode !== null) {
    return (
      <span className="grid gap-0.5 md:min-w-48 md:py-2">
        <MoneyText amount={amount} currency={currencyCode} />
        <span className="text-12 wrap-anywhere text-muted">{payerEmail ?? providerId}</span>
      </span>
    );
  }
  return providerId ? (
    <code className="text-12 wrap-anywhere">{providerId}</code>
  ) : (
    <span className="text-muted">—</span>
  );
}
