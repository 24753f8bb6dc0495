import type { ReactNode } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { Time } from "@/app/_ui/time";
import type { Customer } from "@/lib/customers/schema";
import type { listBalances } from "@/lib/ledger";
import { MoneyText } from "../money-text";

type Props = {
  customers: readonly Customer[];
  balances: Awaited<ReturnType<typeof listBalances>>;
  now: Date;
  zone: string;
  empty: ReactNode;
};

/** One page of customers; a row opens its customer. */
export function CustomerTable({ customers, balances, now, zone, empty }: Props) {
  return (
    <DataTable
      label="Customers"
      rows={customers}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/customers/${id}`}
      empty={empty}
      columns={[
        {
          key: "name",
          header: "Name",
          cell: ({ name, reference }) => (
            <span className="grid">
              <span className="wrap-anywhere">{name}</span>
              {reference && <span className="text-12 font-normal wrap-anywhere text-muted">{reference}</span>}
            </span>
          ),
        },
        {
          key: "balance",
          header: "Balance",
          numeric: true,
          cell: ({ id }) => (
            <span className="grid">
              {(balances.get(id) ?? []).map(({ currencyCode, balance }) => (
                <MoneyText key={currencyCode} amount={balance} currency={currencyCode} />
              ))}
              {!balances.has(id) && <span className="text-muted">Nothing yet</span>}
            </span>
          ),
        },
        {
          key: "contact",
          header: "Contact",
          cell: ({ contacts: [first] }) => (
            <span className="wrap-anywhere">{first?.email ?? <span className="text-muted">—</span>}</span>
          ),
        },
        {
          key: "paypal",
          header: "PayPal e-mail",
          cell: ({ paypalEmail }) => (
            <span className="wrap-anywhere">{paypalEmail ?? <span className="text-muted">—</span>}</span>
          ),
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
