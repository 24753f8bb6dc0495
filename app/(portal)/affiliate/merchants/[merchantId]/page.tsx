import type { Metadata } from "next";
import { CopyableId } from "@/app/_ui/copyable-id";
import { PageHeader } from "@/app/_ui/page-header";
import { Section } from "@/app/_ui/section";
import { CreateMerchantCredential, SetAffiliateCeiling, scopesFor } from "@/lib/credentials/schema";
import { fieldsOf } from "@/lib/kit/fields";
import { pageNotFound } from "@/lib/session";
import { listManagedMerchants, requireCompany } from "@/lib/tenants";
import { MerchantId } from "@/lib/tenants/schema";
import { requireAffiliate } from "../../require-affiliate";
import { CeilingFacts } from "./ceiling-facts";
import { CeilingForm } from "./ceiling-form";
import { CreateMerchantPair } from "./create-merchant-pair";
import { MerchantPairs } from "./merchant-pairs";

export const metadata: Metadata = { title: "Merchant" };

export default async function MerchantPage({ params }: PageProps<"/affiliate/merchants/[merchantId]">) {
  const asked = MerchantId.safeParse((await params).merchantId);
  const ctx = await requireAffiliate("affiliate:read");
  const merchant = (await listManagedMerchants(ctx)).find(({ merchantId }) => merchantId === asked.data);
  if (!merchant) pageNotFound();
  const { timeZone } = await requireCompany(ctx);
  const manages = ctx.principal.permissions.includes("affiliate:manage");
  const scopes = scopesFor("merchant_credential");
  const { merchantId, name, ceiling } = merchant;

  return (
    <>
      <PageHeader
        title={name}
        purpose="A merchant under your affiliate account. It sees every credential you make for it, and can revoke it."
        id={<CopyableId value={MerchantId.encode(merchantId)} what="merchant ID" />}
        back={{ href: "/affiliate/merchants", label: "Merchants" }}
      />
      <Section
        title="Credentials"
        description="Each acts for this merchant within the permission ceiling below. The list is of this environment."
        actions={
          manages && (
            <CreateMerchantPair merchantId={merchantId} fields={fieldsOf(CreateMerchantCredential)} scopes={scopes} />
          )
        }
      >
        <MerchantPairs ctx={ctx} merchantId={merchantId} manages={manages} zone={timeZone} />
      </Section>
      <Section
        title="Permission ceiling"
        description="The most that the credentials of this merchant may do, those that exist included. It takes effect at once, and the merchant sees it."
      >
        {manages ? (
          <CeilingForm
            merchantId={merchantId}
            merchantName={name}
            ceiling={ceiling}
            field={fieldsOf(SetAffiliateCeiling).scopes}
            scopes={scopesFor("ceiling").filter(({ value }) => value !== "*")}
          />
        ) : (
          <CeilingFacts ceiling={ceiling} />
        )}
      </Section>
    </>
  );
}
