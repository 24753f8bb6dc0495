import { DataTable } from "@/app/_ui/data-table";
import { Time } from "@/app/_ui/time";
import type { listExpiringCredentials } from "@/lib/credentials";

type Expiring = Awaited<ReturnType<typeof listExpiringCredentials>>[number];
type Props = { credentials: readonly Expiring[]; now: Date; zone: string };

/** What will stop opening anything soon, with the way to where its successor is made. */
export function ExpiringCredentials({ credentials, now, zone }: Props) {
  return (
    <DataTable
      label="Expiring credentials"
      rows={credentials}
      rowKey={({ id }) => id}
      rowHref={({ applicationId }) => (applicationId ? `/applications/${applicationId}#tokens` : "/applications")}
      columns={[
        { key: "label", header: "Label", cell: ({ label }) => label },
        { key: "application", header: "Payment application", cell: ({ applicationName }) => applicationName ?? "None" },
        { key: "hint", header: "Starts with", cell: ({ hint }) => <code className="text-12">{hint}</code> },
        {
          key: "expires",
          header: "Expires",
          nowrap: true,
          cell: ({ expiresAt }) => (expiresAt ? <Time at={expiresAt} now={now} zone={zone} /> : "Never"),
        },
      ]}
    />
  );
}
