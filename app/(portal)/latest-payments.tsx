import { DataTable } from "@/app/_ui/data-table";
import { Link } from "@/app/_ui/link";
import { Section } from "@/app/_ui/section";
import { Time } from "@/app/_ui/time";
import type { Payment } from "@/lib/payments/schema";
import { MoneyText } from "./money-text";
import { PaymentStatusBadge } from "./payment-status";

type Props = { payments: readonly Payment[]; now: Date; zone: string };

/** The newest payments, short; the list behind it has the rest. */
export function LatestPayments({ payments, now, zone }: Props) {
  return (
    <Section title="Latest payments" actions={<SeeAll />}>
      <DataTable
        label="Latest payments"
        compact
        rows={payments}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/payments/${id}`}
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
            key: "created",
            header: "Created",
            nowrap: true,
            cell: ({ createdAt }) => <Time at={createdAt} now={now} zone={zone} />,
          },
        ]}
      />
    </Section>
  );
}

const SeeAll = () => (
  <Link href="/payments" className="rounded-control text-13 text-accent-text hover:underline">
    See all payments
  </Link>
);
