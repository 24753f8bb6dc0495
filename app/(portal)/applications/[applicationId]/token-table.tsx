import { Badge, type Tone } from "@/app/_ui/badge";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Time } from "@/app/_ui/time";
import type { Credential, CredentialStatus } from "@/lib/credentials/present";
import { TokenMenu } from "./token-menu";

type Props = { tokens: readonly Credential[]; now: Date; zone: string };

const STATUS: Record<CredentialStatus, { label: string; tone: Tone }> = {
  active: { label: "Active", tone: "success" },
  expiring: { label: "Expiring", tone: "warning" },
  rotating: { label: "Being replaced", tone: "warning" },
  disabled: { label: "Disabled", tone: "neutral" },
  expired: { label: "Expired", tone: "neutral" },
  revoked: { label: "Revoked", tone: "danger" },
};

/** Why a call was last refused, in the words of somebody who wants to mend it. */
const REFUSALS: Record<string, string> = {
  revoked: "it was revoked",
  disabled: "it was disabled",
  expired: "it had expired",
  suspended: "the account was suspended",
  host: "it was used on another company’s address",
  kind: "it was used on an API it does not open",
  ip: "the address is not whitelisted",
  ceiling: "the affiliate’s limit does not allow it",
  scope: "the scope was missing",
};

/** Every token of one application. Those that open nothing any more stay, marked, because somebody may ask. */
export function TokenTable({ tokens, now, zone }: Props) {
  return (
    <DataTable
      label="API access tokens"
      rows={tokens}
      rowKey={({ id }) => id}
      rowMenu={({ id, label, status }) => <TokenMenu id={id} label={label} revoked={status === "revoked"} />}
      empty={
        <EmptyState title="No token yet">
          Your server needs one to create checkouts. It is shown once; have the place ready where you keep secrets.
        </EmptyState>
      }
      columns={[
        {
          key: "label",
          header: "Label",
          cell: ({ label, hint }) => (
            <span className="grid justify-items-start">
              <span className="wrap-anywhere">{label}</span>
              <code className="text-12 font-normal text-muted">{hint}…</code>
            </span>
          ),
        },
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
          cell: ({ expiresAt }) =>
            expiresAt ? <Time at={lastMoment(expiresAt)} now={now} zone={zone} format="day" /> : "Never",
        },
        { key: "used", header: "Last used", cell: (token) => <LastUse token={token} now={now} zone={zone} /> },
        {
          key: "status",
          header: "Status",
          cell: ({ status }) => <Badge tone={STATUS[status].tone}>{STATUS[status].label}</Badge>,
        },
      ]}
    />
  );
}

/** A token that ends with the end of a day still works on that day, so that is the day shown. */
const lastMoment = (expiresAt: Date) => new Date(expiresAt.getTime() - 1);

function Codes({ values, none }: { values: readonly string[]; none: string }) {
  if (values.length === 0) return <span className="text-muted">{none}</span>;
  return (
    <ul className="grid gap-0.5 md:py-2 max-md:justify-items-end">
      {values.map((value) => (
        <li key={value}>
          <code className="text-12 wrap-anywhere">{value === "*" ? "* (full access)" : value}</code>
        </li>
      ))}
    </ul>
  );
}

function LastUse({ token, now, zone }: { token: Credential; now: Date; zone: string }) {
  const { lastUsedAt, lastUsedIp, lastDeniedAt, lastDeniedIp, lastDeniedReason } = token;
  return (
    <span className="grid gap-0.5 md:py-2">
      <span title={lastUsedIp ? `From ${lastUsedIp}` : undefined}>
        {lastUsedAt ? <Time at={lastUsedAt} now={now} zone={zone} /> : <span className="text-muted">Never used</span>}
      </span>
      {lastDeniedAt && (
        <span className="text-12 text-danger-text">
          Refused <Time at={lastDeniedAt} now={now} zone={zone} />
          {lastDeniedIp && ` from ${lastDeniedIp}`}: {REFUSALS[lastDeniedReason ?? ""] ?? "not allowed"}
        </span>
      )}
    </span>
  );
}
