import type { ReactNode } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { Time } from "@/app/_ui/time";
import type { listLastAttempts } from "@/lib/payments";
import type { Payment } from "@/lib/payments/schema";
import { MoneyText } from "../money-text";
import { PaymentStatusBadge } from "../payment-status";

type Props = {
  payments: readonly Payment[];
  methods: Awaited<ReturnType<typeof listLastAttempts>>;
  now: Date;
  zone: string;
  empty: ReactNode;
};

/** One page of payments; a row opens its payment. */
export function PaymentTable({ payments, methods, now, zone, empty }: Props) {
  return (
    <DataTable
      label="Payments"
      compact
      sticky
      rows={payments}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/payments/${id}`}
      empty={empty}
      columns={[
        {
          key: "reference",
          header: "Reference",
          cell: ({ reference, referenceLabel }) => (
            <span className="grid">
              <span className="wrap-anywhere">{reference}</span>
              <span className="text-12 font-normal wrap-anywhere text-muted">{referenceLabel}</span>
            </span>
          ),
        },
        {
          key: "amount",
          header: "Amount",
          numeric: true,
          cell: ({ amount, currencyCode }) => <MoneyText amount={amount} currency={currencyCode} />,
        },
        { key: "status", header: "Status", cell: ({ status }) => <PaymentStatusBadge status={status} /> },
        {
          key: "method",
          header: "Method",
          wideOnly: true,
          cell: ({ id }) => {
            const tried = methods.get(id);
            return tried ? `${tried.method}, ${tried.provider}` : <span className="text-muted">Not chosen</span>;
          },
        },
        {
          key: "created",
          header: "Created",
          nowrap: true,
          cell: ({ createdAt }) => <Time at={createdAt} now={now} zone={zone} />,
        },
      ]}
    />
  );
}
