import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { listMerchantCredentialsOfMine } from "@/lib/credentials";
import { CreateTenantCredential, scopesFor } from "@/lib/credentials/schema";
import { fieldsOf } from "@/lib/kit/fields";
import { requireCompany } from "@/lib/tenants";
import { CreatePairDialog } from "../../credentials/create-pair-dialog";
import { Desk } from "../../credentials/desk";
import { PairMenu } from "../../credentials/pair-menu";
import { PairTable } from "../../credentials/pair-table";
import { pageIn } from "../../list-query";
import { PagesOf } from "../../pages-of";
import { requireAffiliate } from "../require-affiliate";
import { createOwnPairAction, disableOwnPairAction, enableOwnPairAction, revokeOwnPairAction } from "./actions";

export const metadata: Metadata = { title: "API credentials" };

const ACTIONS = { disable: disableOwnPairAction, enable: enableOwnPairAction, revoke: revokeOwnPairAction };

export default async function AffiliateApiCredentialsPage({ searchParams }: PageProps<"/affiliate/api-credentials">) {
  const search = await searchParams;
  const ctx = await requireAffiliate("tenant:manage:api:keys");
  const [page, { timeZone }] = await Promise.all([
    listMerchantCredentialsOfMine(ctx, pageIn(search)),
    requireCompany(ctx),
  ]);

  return (
    <>
      <PageHeader
        title="API credentials"
        purpose="Your own client IDs and secrets. A program exchanges one for a token and manages the API tokens of your merchants with it."
        actions={
          <CreatePairDialog
            title="Create API credential"
            fields={fieldsOf(CreateTenantCredential)}
            scopes={scopesFor("affiliate_credential")}
            placeholder="Onboarding service"
            action={createOwnPairAction}
          />
        }
      />
      <Desk>
        <PairTable
          label="API credentials"
          pairs={page.data}
          all="All of the affiliate API"
          now={ctx.now}
          zone={timeZone}
          rowMenu={({ id, label, status }) => <PairMenu row={{ id, label, status, madeBy: null }} actions={ACTIONS} />}
          empty={
            <EmptyState title="No API credential yet">
              Create one for the program that makes, lists and revokes credentials for your merchants.
            </EmptyState>
          }
        />
      </Desk>
      <PagesOf page={page} path="/affiliate/api-credentials" />
    </>
  );
}
