import type { Metadata } from "next";
import { CRM_BASE } from "@/app/_openapi/crm-document";
import { portalDocument } from "@/app/_openapi/portal-document";
import { Reference } from "@/app/_reference/reference";
import { PageHeader } from "@/app/_ui/page-header";
import { requireCtx } from "@/lib/session";
import { listDomains, requireCompany } from "@/lib/tenants";
import { BrandDocs } from "./brand-docs";

export const metadata: Metadata = { title: "API reference" };

const FORMATS = [{ label: "OpenAPI JSON", href: "/api/openapi.json" }];

export default async function DevelopersPage() {
  const ctx = await requireCtx("tenant:read");
  const [company, domains] = await Promise.all([requireCompany(ctx), listDomains(ctx)]);
  const mayChange = ctx.principal.permissions.includes("tenant:manage:api:credentials");
  return (
    <>
      <PageHeader
        title="API reference"
        purpose="Every call a program can make here, what it needs and what it answers."
      />
      <BrandDocs
        company={company.name}
        addresses={domains.length > 0 ? domains.map(({ apiUrl }) => apiUrl) : [`${CRM_BASE}/`]}
        needSignIn={company.docsNeedSignIn}
        mayChange={mayChange}
      />
      <Reference document={portalDocument()} url="/api/openapi.json" formats={FORMATS} />
    </>
  );
}
