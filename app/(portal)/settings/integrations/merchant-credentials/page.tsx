import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { listMerchantCredentialsOfMine } from "@/lib/credentials";
import { CreateTenantCredential, scopesFor } from "@/lib/credentials/schema";
import { fieldsOf } from "@/lib/kit/fields";
import { findAffiliate, requireCompany } from "@/lib/tenants";
import { CreatePairDialog } from "../../../credentials/create-pair-dialog";
import { Desk } from "../../../credentials/desk";
import { PairMenu } from "../../../credentials/pair-menu";
import { PairTable } from "../../../credentials/pair-table";
import { PagesOf } from "../../../pages-of";
import { pageIn } from "../../../payments/payment-query";
import { AffiliateLimit } from "../affiliate-limit";
import { IntegrationTabs } from "../integration-tabs";
import { requireMerchant } from "../require-merchant";
import { createPairAction, disablePairAction, enablePairAction, revokePairAction } from "./actions";

export const metadata: Metadata = { title: "Merchant credentials" };

const ACTIONS = { disable: disablePairAction, enable: enablePairAction, revoke: revokePairAction };

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
      <Desk>
        <PairTable
          {...clock}
          label="Merchant credentials"
          pairs={page.data}
          all="All that the account may do"
          rowMenu={({ id, label, status, madeBy }) => (
            <PairMenu row={{ id, label, status, madeBy }} actions={ACTIONS} />
          )}
          extra={{ key: "maker", header: "Made by", cell: ({ madeBy }) => madeBy ?? "This account" }}
          empty={
            <EmptyState title="No merchant credential yet">
              A program exchanges the pair for short-lived tokens that act for all companies of this account. When an
              affiliate makes one for you, it is listed here and you can revoke it.
            </EmptyState>
          }
        />
      </Desk>
      <PagesOf page={page} path="/settings/integrations/merchant-credentials" />
    </>
  );
}
