import { Badge, type Tone } from "@/app/_ui/badge";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Link } from "@/app/_ui/link";
import { Time } from "@/app/_ui/time";
import { formatMoney } from "@/lib/kit/money";
import type { listCustomerPayments } from "@/lib/ledger";
import { MoneyText } from "../../money-text";
import { SettleMenu } from "./settle-payment";

type Payment = Awaited<ReturnType<typeof listCustomerPayments>>["data"][number];
type Props = { payments: readonly Payment[]; canAdjust: boolean; now: Date; zone: string };

const TONES: Record<Payment["status"], Tone> = { Pending: "warning", Cancelled: "neutral", Completed: "success" };

/** A customer's payments of every sort; only completed ones are in the balance. */
export function PaymentTable({ payments, canAdjust, now, zone }: Props) {
  return (
    <DataTable
      label="Payments"
      rows={payments}
      rowKey={({ id }) => id}
      rowMenu={(payment) => <Acts payment={payment} canAdjust={canAdjust} />}
      empty={
        <EmptyState title="No payment yet">
          Checkouts, money that came by itself, and payments added by hand are listed here. Pending and cancelled ones
          do not count in the balance.
        </EmptyState>
      }
      columns={[
        {
          key: "at",
          header: "Date/Time",
          nowrap: true,
          cell: ({ at }) => <Time at={at} now={now} zone={zone} format="exact" />,
        },
        {
          key: "total",
          header: "Total",
          numeric: true,
          cell: ({ total, currencyCode }) => <MoneyText amount={total} currency={currencyCode} />,
        },
        { key: "status", header: "Status", cell: ({ status }) => <Badge tone={TONES[status]}>{status}</Badge> },
        { key: "description", header: "Description", cell: (payment) => <Description {...payment} /> },
        {
          key: "fee",
          header: "Payment fee",
          numeric: true,
          wideOnly: true,
          cell: ({ fee, currencyCode }) =>
            fee === null ? <span className="text-muted">—</span> : <MoneyText amount={fee} currency={currencyCode} />,
        },
      ]}
    />
  );
}

function Description({ id, kind, description, privateNote }: Payment) {
  const href = { checkout: `/payments/${id}`, transfer: `/payment-log?q=${id}`, manual: null, voucher: null }[kind];
  return (
    <span className="grid gap-0.5 md:py-2">
      {href ? (
        <Link href={href} className="rounded-control wrap-anywhere text-accent-text hover:underline">
          {description}
        </Link>
      ) : (
        <span className="wrap-anywhere">{description || "No description"}</span>
      )}
      {privateNote && <span className="text-12 wrap-anywhere text-muted">Private: {privateNote}</span>}
    </span>
  );
}

function Acts({ payment, canAdjust }: { payment: Payment; canAdjust: boolean }) {
  const { id, kind, status, total, currencyCode, description } = payment;
  if (!canAdjust || kind !== "manual" || status !== "Pending") return null;
  return <SettleMenu id={id} words={`${formatMoney(total, currencyCode)}, ${description || "no description"}`} />;
}
