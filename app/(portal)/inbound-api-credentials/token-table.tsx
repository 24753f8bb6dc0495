import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { ipInRanges } from "@/lib/kit/ip";
import { type Clock, Codes, Expiration, LastAccess, NameCell, StatusCell } from "../credentials/credential-cells";
import { type Credential, successorHint } from "../credentials/credential-words";
import type { TokenFrame } from "./token-form";
import { TokenMenu } from "./token-menu";

type Props = Clock & { tokens: readonly Credential[]; frame: TokenFrame };

/** Every access token of the brand in this environment. Expired ones stay, marked. */
export function TokenTable({ tokens, frame, now, zone }: Props) {
  return (
    <DataTable
      label="API Access Tokens"
      rows={tokens}
      rowKey={({ id }) => id}
      rowMenu={(token) => <TokenMenu token={rowOf(token)} frame={frame} />}
      empty={
        <EmptyState title="No access token yet">
          The CRM vendor sends one with every call to an API URL of this brand. Add one for each vendor, with the
          addresses its servers call from.
        </EmptyState>
      }
      columns={[
        {
          key: "name",
          header: "Name",
          cell: (token) => (
            <NameCell label={token.label} hint={token.hint}>
              {token.status !== "active" && (
                <StatusCell inName row={token} successor={successorHint(token, tokens)} now={now} zone={zone} />
              )}
            </NameCell>
          ),
        },
        { key: "permissions", header: "Permissions", cell: ({ scopes }) => <Codes values={scopes} none="None" /> },
        {
          key: "ips",
          header: "Whitelisted IPs",
          cell: ({ allowedIps }) => <Codes values={allowedIps} none="None" />,
        },
        {
          key: "expiration",
          header: "Expiration",
          nowrap: true,
          cell: ({ expiresAt }) => <Expiration at={expiresAt} now={now} zone={zone} />,
        },
        { key: "access", header: "Last Access", cell: (token) => <LastAccess row={token} now={now} zone={zone} /> },
      ]}
    />
  );
}

/** What the menu in the browser needs of a token. An address that was refused is offered until the list has it. */
function rowOf(token: Credential) {
  const { id, label, scopes, allowedIps, status, expiresAt, lastDeniedReason, lastDeniedIp } = token;
  const isNew = lastDeniedReason === "ip" && lastDeniedIp !== null && !ipInRanges(lastDeniedIp, allowedIps);
  return { id, label, scopes, allowedIps, status, expiresAt, seen: isNew ? lastDeniedIp : null };
}
