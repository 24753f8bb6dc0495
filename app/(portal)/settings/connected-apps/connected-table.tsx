import { Badge } from "@/app/_ui/badge";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Time } from "@/app/_ui/time";
import type { listConnectedApps } from "@/lib/oauth";
import { type Clock, Codes, LastAccess } from "../../credentials/credential-cells";
import { DisconnectMenu } from "./disconnect-menu";

type App = Awaited<ReturnType<typeof listConnectedApps>>["data"][number];
type Props = Clock & { label: string; apps: readonly App[]; showPerson?: boolean };

const PERSON = { key: "person", header: "Connected by", cell: ({ person }: App) => person };

/** Apps that were let in: to what, to do what, and when they were last here. */
export function ConnectedTable({ label, apps, showPerson, now, zone }: Props) {
  return (
    <DataTable
      label={label}
      rows={apps}
      rowKey={({ id }) => id}
      rowMenu={({ id, label, companyName }) => <DisconnectMenu id={id} label={label} place={companyName} />}
      empty={
        <EmptyState title="No connected app">
          When an app asks to act for you and you allow it, it is listed here until you disconnect it.
        </EmptyState>
      }
      columns={[
        { key: "name", header: "App", cell: (app) => <span className="wrap-anywhere">{app.label}</span> },
        ...(showPerson ? [PERSON] : []),
        { key: "company", header: "Company", cell: ({ companyName }) => companyName },
        {
          key: "environment",
          header: "Environment",
          cell: ({ environment }) => (
            <Badge tone={environment === "production" ? "success" : "sandbox"}>
              {environment === "production" ? "Production" : "Sandbox"}
            </Badge>
          ),
        },
        { key: "scopes", header: "May", cell: ({ scopes }) => <Codes values={scopes} none="Nothing" /> },
        {
          key: "since",
          header: "Connected",
          nowrap: true,
          cell: ({ createdAt }) => <Time at={createdAt} now={now} zone={zone} format="day" />,
        },
        { key: "used", header: "Last used", cell: (app) => <LastAccess row={app} now={now} zone={zone} /> },
      ]}
    />
  );
}
