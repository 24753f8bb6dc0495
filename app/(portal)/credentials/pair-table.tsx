import type { ReactNode } from "react";
import { CopyableId } from "@/app/_ui/copyable-id";
import { type Column, DataTable } from "@/app/_ui/data-table";
import { Time } from "@/app/_ui/time";
import { type Clock, Codes, LastAccess, NameCell, StatusCell } from "./credential-cells";
import type { CredentialStatus } from "./credential-words";

type PairRow = {
  id: string;
  clientId: string;
  label: string;
  hint: string;
  scopes: string[];
  status: CredentialStatus;
  createdAt: Date;
  lastUsedAt: Date | null;
};

type Props<Row> = Clock & {
  label: string;
  pairs: readonly Row[];
  rowMenu?: (row: Row) => ReactNode;
  empty: ReactNode;
  /** What `*` comes to for these. */
  all: string;
  /** A column only this list has, after the Client ID. */
  extra?: Column<Row>;
};

/** Client IDs with their secrets' readable start, what they may do, and when they were last used. */
export function PairTable<Row extends PairRow>({ label, pairs, rowMenu, empty, all, extra, now, zone }: Props<Row>) {
  return (
    <DataTable
      label={label}
      rows={pairs}
      rowKey={({ id }) => id}
      rowMenu={rowMenu}
      empty={empty}
      columns={[
        { key: "name", header: "Name", cell: (row) => <NameCell label={row.label} hint={row.hint} /> },
        {
          key: "client",
          header: "Client ID",
          cell: ({ clientId }) => <CopyableId value={clientId} what="client ID" />,
        },
        ...(extra ? [extra] : []),
        {
          key: "scopes",
          header: "Permissions",
          cell: ({ scopes }) => (scopes.includes("*") ? all : <Codes values={scopes} none="None" />),
        },
        {
          key: "created",
          header: "Created",
          nowrap: true,
          cell: ({ createdAt }) => <Time at={createdAt} now={now} zone={zone} format="day" />,
        },
        { key: "used", header: "Last used", cell: (row) => <LastAccess row={row} now={now} zone={zone} /> },
        { key: "status", header: "Status", cell: (row) => <StatusCell row={row} now={now} zone={zone} /> },
      ]}
    />
  );
}
