import type { Metadata } from "next";
import { PageHeader } from "@/app/_ui/page-header";
import { listMerchantCredentialsOfMine } from "@/lib/credentials";
import { CreateTenantCredential, scopesFor } from "@/lib/credentials/schema";
import { fieldsOf } from "@/lib/kit/fields";
import { findAffiliate, requireCompany } from "@/lib/tenants";
import { CreatePairDialog } from "../../../credentials/create-pair-dialog";
import { pageIn } from "../../../list-query";
import { PagesOf } from "../../../pages-of";
import { AffiliateLimit } from "../affiliate-limit";
import { IntegrationTabs } from "../integration-tabs";
import { requireMerchant } from "../require-merchant";
import { createPairAction } from "./actions";
import { MerchantPairs } from "./merchant-pairs";

export const metadata: Metadata = { title: "Merchant credentials" };

export default async function MerchantCredentialsPage({
  searchParams,
}: PageProps<"/settings/integrations/merchant-credentials">) {
  const search = await searchParams;
  const ctx = await requireMerchant("tenant:manage:api:keys");
  const [page, affiliate, { timeZone }] = await Promise.all([
    listMerchantCredentialsOfMine(ctx, pageIn(search)),
    findAffiliate(ctx),
    requireCompany(ctx),
  ]);
  const clock = { now: ctx.now, zone: timeZone };

  return (
    <>
      <PageHeader
        title="Integrations"
        purpose="Client IDs and secrets that authenticate as this whole account. You see every one, also those an affiliate made."
        actions={
          <CreatePairDialog
            title="Create merchant credential"
            fields={fieldsOf(CreateTenantCredential)}
            scopes={scopesFor("merchant_credential")}
            placeholder="Accounting"
            action={createPairAction}
          />
        }
      />
      <IntegrationTabs current="merchant" />
      {affiliate && <AffiliateLimit affiliate={affiliate} principal={ctx.principal} {...clock} />}
      <MerchantPairs pairs={page.data} clock={clock} />
      <PagesOf page={page} path="/settings/integrations/merchant-credentials" />
    </>
  );
}
