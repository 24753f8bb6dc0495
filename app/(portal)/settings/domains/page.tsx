import type { Metadata } from "next";
import { Badge } from "@/app/_ui/badge";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { fieldsOf } from "@/lib/kit/fields";
import { listDomains, requireCompany } from "@/lib/tenants";
import { CreateDomain } from "@/lib/tenants/schema";
import { Codes } from "../../credentials/credential-cells";
import { Desk } from "../../credentials/desk";
import { requireMerchant } from "../integrations/require-merchant";
import { AddDomainDialog } from "./add-domain-dialog";
import { DomainMenu, type DomainRow } from "./domain-menu";

export const metadata: Metadata = { title: "Domains" };

export default async function DomainsPage({ searchParams }: PageProps<"/settings/domains">) {
  const { create } = await searchParams;
  const ctx = await requireMerchant("tenant:update:domains");
  const [domains, company] = await Promise.all([listDomains(ctx), requireCompany(ctx)]);
  const fields = fieldsOf(CreateDomain);

  return (
    <>
      <PageHeader
        title="Domains"
        purpose={`The hosts of ${company.name}: for its API and the documentation of it, and for its checkout. Live and sandbox ones are kept apart.`}
        actions={<AddDomainDialog fields={fields} opens={create === "1"} />}
      />
      <Desk>
        <DataTable
          label="Domains"
          rows={domains}
          rowKey={({ id }) => id}
          rowMenu={(domain) => <DomainMenu domain={rowOf(domain)} fields={fields} />}
          empty={
            <EmptyState title="No domain yet">
              A domain gives this brand API URLs of its own to hand to integrators. Add a live one, and a sandbox one to
              try things on.
            </EmptyState>
          }
          columns={[
            {
              key: "fqdn",
              header: "API Hostname (FQDN)",
              cell: ({ fqdn }) => <span className="font-mono text-13 wrap-anywhere">{fqdn}</span>,
            },
            { key: "description", header: "Description", cell: ({ description }) => description || "—" },
            { key: "primary", header: "Primary", cell: ({ isPrimary }) => (isPrimary ? "Primary" : "—") },
            {
              key: "side",
              header: "Sandbox",
              cell: ({ badge }) => <Badge tone={badge === "Live" ? "success" : "sandbox"}>{badge}</Badge>,
            },
            {
              key: "ips",
              header: "Sandbox IP Whitelist",
              cell: ({ environment, allowedIps }) => (
                <Codes values={allowedIps} none={environment === "sandbox" ? "Any address" : "—"} />
              ),
            },
          ]}
        />
      </Desk>
    </>
  );
}

type Domain = Awaited<ReturnType<typeof listDomains>>[number];
const rowOf = ({ id, fqdn, apiUrl, description, environment, isPrimary, allowedIps }: Domain): DomainRow => ({
  id,
  fqdn,
  apiUrl,
  description,
  environment,
  isPrimary,
  allowedIps,
});
