import { Badge } from "@/app/_ui/badge";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Time } from "@/app/_ui/time";
import type { listApiKeys } from "@/lib/credentials";
import { DeleteApiKey } from "@/lib/credentials/schema";
import { fieldsOf } from "@/lib/kit/fields";
import { type Clock, LastAccess, NameCell, StatusCell } from "../../credentials/credential-cells";
import { successorHint } from "../../credentials/credential-words";
import { KeyMenu } from "./key-menu";

type ApiKey = Awaited<ReturnType<typeof listApiKeys>>["data"][number];

/** Every key of the account, over all its companies and both environments. */
export function KeyTable({ keys, now, zone }: Clock & { keys: readonly ApiKey[] }) {
  const { confirmed } = fieldsOf(DeleteApiKey);
  return (
    <DataTable
      label="API keys"
      rows={keys}
      rowKey={({ id }) => id}
      rowMenu={(key) => <KeyMenu row={rowOf(key)} confirm={confirmed} zone={zone} />}
      empty={
        <EmptyState title="No API key yet">
          A server that manages gateways, payments and applications of one company authenticates with a key. Generate
          one for each company and environment you integrate.
        </EmptyState>
      }
      columns={[
        { key: "name", header: "Name", cell: ({ label, hint }) => <NameCell label={label} hint={hint} /> },
        { key: "company", header: "Company", cell: ({ companyName }) => companyName },
        {
          key: "mode",
          header: "Environment mode",
          cell: ({ mode }) => <Badge tone={mode === "Production" ? "success" : "sandbox"}>{mode}</Badge>,
        },
        {
          key: "created",
          header: "Created",
          nowrap: true,
          cell: ({ createdAt }) => <Time at={createdAt} now={now} zone={zone} format="day" />,
        },
        { key: "used", header: "Last used", cell: (key) => <LastAccess row={key} now={now} zone={zone} /> },
        {
          key: "status",
          header: "Status",
          cell: (key) => <StatusCell row={key} successor={successorHint(key, keys)} now={now} zone={zone} />,
        },
      ]}
    />
  );
}

const rowOf = ({ id, label, status, expiresAt, companyName, mode }: ApiKey) => ({
  id,
  label,
  status,
  expiresAt,
  place: `${companyName}, ${mode}`,
});
