import type { ReactNode } from "react";
import { Badge } from "@/app/_ui/badge";
import { DataTable } from "@/app/_ui/data-table";
import { Link } from "@/app/_ui/link";
import { Time } from "@/app/_ui/time";
import { formatMoney } from "@/lib/kit/money";
import type { listVouchers } from "@/lib/vouchers";
import { VoidMenu } from "./void-voucher";
import { KINDS, STATES, worthOf } from "./voucher-words";

type Voucher = Awaited<ReturnType<typeof listVouchers>>["data"][number];
type Props = { vouchers: readonly Voucher[]; canAdjust: boolean; now: Date; zone: string; empty: ReactNode };

/** One page of vouchers, by the start of their codes: the rest of a code is known to nobody here. */
export function VoucherTable({ vouchers, canAdjust, now, zone, empty }: Props) {
  return (
    <DataTable
      label="Vouchers"
      rows={vouchers}
      rowKey={({ id }) => id}
      rowMenu={(voucher) => <Acts voucher={voucher} canAdjust={canAdjust} />}
      empty={empty}
      columns={[
        {
          key: "code",
          header: "Code",
          cell: ({ hint, label }) => (
            <span className="grid">
              <code className="text-13">{hint}…</code>
              <span className="text-12 font-normal wrap-anywhere text-muted">{label}</span>
            </span>
          ),
        },
        {
          key: "worth",
          header: "Worth",
          cell: (voucher) => (
            <span className="grid">
              <span className="tabular-nums">{worthOf(voucher)}</span>
              <span className="text-12 text-muted">{conditionOf(voucher)}</span>
            </span>
          ),
        },
        { key: "state", header: "State", cell: (voucher) => <State voucher={voucher} now={now} zone={zone} /> },
        { key: "customer", header: "Customer", cell: (voucher) => <Customer {...voucher} /> },
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

const conditionOf = ({ kind, minimum, currencyCode }: Voucher): string =>
  minimum > 0n ? `${KINDS[kind].label}, from ${formatMoney(minimum, currencyCode)}` : KINDS[kind].label;

function State({ voucher, now, zone }: { voucher: Voucher; now: Date; zone: string }) {
  const { state, expiresAt, voidReason, usedAt, credited, currencyCode } = voucher;
  const { label, tone } = STATES[state];
  return (
    <span className="grid justify-items-start gap-1 md:py-2 max-md:justify-items-end">
      <Badge tone={tone}>{label}</Badge>
      <span className="text-12 wrap-anywhere text-muted">
        {state === "void" && voidReason}
        {usedAt && credited !== null && (
          <>
            {formatMoney(credited, currencyCode)} <Time at={usedAt} now={now} zone={zone} />
          </>
        )}
        {(state === "unused" || state === "expired") && expiresAt && (
          <>
            {state === "unused" ? "Until " : ""}
            <Time at={expiresAt} now={now} zone={zone} format="exact" />
          </>
        )}
      </span>
    </span>
  );
}

function Customer({ customerId, customer, paymentId }: Voucher) {
  if (!customerId) return <span className="text-muted">—</span>;
  const link = "rounded-control wrap-anywhere text-accent-text hover:underline";
  return (
    <span className="grid gap-0.5">
      <Link href={`/customers/${customerId}`} className={link}>
        {customer ?? customerId}
      </Link>
      {paymentId && (
        <Link href={`/payments/${paymentId}`} className={`${link} text-12`}>
          Payment
        </Link>
      )}
    </span>
  );
}

function Acts({ voucher, canAdjust }: { voucher: Voucher; canAdjust: boolean }) {
  if (!canAdjust || voucher.state === "used" || voucher.state === "void") return null;
  return <VoidMenu id={voucher.id} hint={voucher.hint} worth={worthOf(voucher)} />;
}
