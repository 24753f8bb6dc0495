import type { Metadata } from "next";
import { PageHeader } from "@/app/_ui/page-header";
import type { Ctx } from "@/lib/context";
import { listApiKeys } from "@/lib/credentials";
import { CreateApiKey, scopesFor } from "@/lib/credentials/schema";
import { fieldsOf } from "@/lib/kit/fields";
import { findAffiliate, listCompanies, requireCompany } from "@/lib/tenants";
import { Desk } from "../../credentials/desk";
import { pageIn } from "../../list-query";
import { PagesOf } from "../../pages-of";
import { AffiliateLimit } from "./affiliate-limit";
import { GenerateKeyDialog } from "./generate-key-dialog";
import { IntegrationTabs } from "./integration-tabs";
import { KeyTable } from "./key-table";
import { requireMerchant } from "./require-merchant";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage({ searchParams }: PageProps<"/settings/integrations">) {
  const { create, ...search } = await searchParams;
  const ctx = await requireMerchant("tenant:manage:api:keys");
  const [page, companies, { timeZone }, affiliate] = await Promise.all([
    listApiKeys(ctx, pageIn(search)),
    companyChoices(ctx),
    requireCompany(ctx),
    findAffiliate(ctx),
  ]);

  return (
    <>
      <PageHeader
        title="Integrations"
        purpose="API keys for your own servers. Each opens every API of one company in one environment, and nothing else."
        actions={
          <GenerateKeyDialog
            fields={fieldsOf(CreateApiKey)}
            scopes={scopesFor("api_key")}
            companies={companies}
            companyId={ctx.companyId}
            opens={create === "1"}
          />
        }
      />
      <IntegrationTabs current="keys" />
      {affiliate?.ceiling && (
        <AffiliateLimit affiliate={affiliate} principal={ctx.principal} now={ctx.now} zone={timeZone} />
      )}
      <Desk>
        <KeyTable keys={page.data} now={ctx.now} zone={timeZone} />
      </Desk>
      <PagesOf page={page} path="/settings/integrations" />
    </>
  );
}

/** The companies this person may make a key for. */
async function companyChoices(ctx: Ctx) {
  const { companyIds } = ctx.principal;
  const own = (await listCompanies(ctx)).filter(({ id }) => !companyIds || companyIds.includes(id));
  return own.map(({ id, name }) => ({ value: id, label: name }));
}
