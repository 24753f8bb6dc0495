import { Badge } from "@/app/_ui/badge";
import { CopyableId } from "@/app/_ui/copyable-id";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Time } from "@/app/_ui/time";
import type { listOauthClients } from "@/lib/oauth";
import { type Clock, Codes, NameCell } from "../../credentials/credential-cells";
import { STATUS } from "../../credentials/credential-words";
import type { AppForm } from "./app-fields";
import { AppMenu } from "./app-menu";

type App = Awaited<ReturnType<typeof listOauthClients>>[number];

/** The apps this account registered. */
export function AppTable({ apps, form, now, zone }: Clock & { apps: readonly App[]; form: AppForm }) {
  return (
    <DataTable
      label="OAuth apps"
      rows={apps}
      rowKey={({ id }) => id}
      rowMenu={(app) => <AppMenu app={rowOf(app)} form={form} zone={zone} />}
      empty={
        <EmptyState title="No OAuth app yet">
          Register one when a product of yours, or of a partner, shall work with the payments of people who allow it,
          without ever seeing a key of theirs.
        </EmptyState>
      }
      columns={[
        { key: "name", header: "Name", cell: (app) => <AppName app={app} /> },
        {
          key: "client",
          header: "Client ID",
          cell: ({ clientId }) => <CopyableId value={clientId} what="client ID" />,
        },
        {
          key: "redirects",
          header: "Redirect addresses",
          cell: (app) => <Codes values={app.redirectUris} none="None" />,
        },
        { key: "scopes", header: "May ask for", cell: ({ scopes }) => <Codes values={scopes} none="Nothing" /> },
        { key: "grants", header: "Connected", numeric: true, cell: ({ grants }) => grants },
        {
          key: "status",
          header: "Status",
          cell: ({ status, graceUntil }) => (
            <span className="grid justify-items-start gap-1 max-md:justify-items-end">
              <Badge tone={STATUS[status].tone}>{STATUS[status].label}</Badge>
              {graceUntil && (
                <span className="text-12 text-pretty text-muted">
                  old secret works until <Time at={graceUntil} now={now} zone={zone} format="exact" />
                </span>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}

function AppName({ app: { name, type, hint } }: { app: App }) {
  if (type === "confidential" && hint) return <NameCell label={name} hint={hint} />;
  return (
    <span className="grid gap-1 max-md:pb-1.5 md:py-2.5">
      <span className="wrap-anywhere">{name}</span>
      <span className="text-12 font-normal text-muted">Public, no secret</span>
    </span>
  );
}

const rowOf = ({ id, name, type, status, redirectUris, scopes, grants }: App) => ({
  id,
  label: name,
  type,
  status,
  redirectUris,
  scopes,
  grants,
});
