import type { Metadata } from "next";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Link } from "@/app/_ui/link";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { Time } from "@/app/_ui/time";
import { listScripts } from "@/lib/scripts";
import { requireMerchant } from "../../../settings/integrations/require-merchant";
import { mayWriteScripts } from "./may-write";

export const metadata: Metadata = { title: "Scripts" };

export default async function ScriptsPage() {
  const ctx = await requireMerchant("integration:manage");
  const scripts = await listScripts(ctx);
  const writes = mayWriteScripts(ctx);
  const create = writes && (
    <LinkButton href="/setup/integrations/scripts/new" variant="primary">
      New script
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        back={{ href: "/setup/integrations", label: "Integrations" }}
        title="Scripts"
        purpose="Your own drivers for providers that aren’t in the catalogue. They run in a sandbox without files or network, except for the hosts each one names."
        actions={create}
      />
      <DataTable
        label="Scripts"
        rows={scripts}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="No script yet" action={create}>
            A script tells Portico how to talk to one provider. A new one starts as a complete example. Then choose it
            in the ScriptForge integration.
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            header: "Name",
            cell: ({ id, name }) => (
              <Link href={`/setup/integrations/scripts/${id}`} className="font-medium wrap-anywhere hover:underline">
                {name}
              </Link>
            ),
          },
          { key: "version", header: "Newest version", cell: ({ versions }) => versions[0]?.number ?? "—" },
          { key: "hosts", header: "Live hosts", cell: ({ versions }) => versions[0]?.hosts.live.join(", ") ?? "—" },
          {
            key: "saved",
            header: "Saved",
            cell: ({ versions, createdAt }) => <Time at={versions[0]?.createdAt ?? createdAt} />,
          },
        ]}
      />
    </>
  );
}
