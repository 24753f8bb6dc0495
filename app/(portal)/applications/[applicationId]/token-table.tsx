import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { type Clock, Codes, Expiration, LastAccess, NameCell, StatusCell } from "../../credentials/credential-cells";
import { type Credential, successorHint } from "../../credentials/credential-words";
import { Desk } from "../../credentials/desk";
import { TokenMenu } from "./token-menu";

type Props = Clock & { tokens: readonly Credential[] };

/** Every token of one application. Those that open nothing any more stay, marked, because somebody may ask. */
export function TokenTable({ tokens, now, zone }: Props) {
  return (
    <Desk>
      <DataTable
        label="API access tokens"
        rows={tokens}
        rowKey={({ id }) => id}
        rowMenu={({ id, label, status, expiresAt }) => (
          <TokenMenu token={{ id, label, status, expiresAt }} zone={zone} />
        )}
        empty={
          <EmptyState title="No token yet">
            Your server needs one to create checkouts. It is shown once; have the place ready where you keep secrets.
          </EmptyState>
        }
        columns={[
          { key: "label", header: "Label", cell: ({ label, hint }) => <NameCell label={label} hint={hint} /> },
          { key: "scopes", header: "Scopes", cell: ({ scopes }) => <Codes values={scopes} none="None" /> },
          {
            key: "ips",
            header: "Whitelisted IPs",
            cell: ({ allowedIps }) => <Codes values={allowedIps} none="Any address" />,
          },
          {
            key: "expires",
            header: "Expiration",
            nowrap: true,
            cell: ({ expiresAt }) => <Expiration at={expiresAt} now={now} zone={zone} />,
          },
          { key: "used", header: "Last used", cell: (token) => <LastAccess row={token} now={now} zone={zone} /> },
          {
            key: "status",
            header: "Status",
            cell: (token) => <StatusCell row={token} successor={successorHint(token, tokens)} now={now} zone={zone} />,
          },
        ]}
      />
    </Desk>
  );
}
