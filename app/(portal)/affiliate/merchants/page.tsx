import type { Metadata } from "next";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { Time } from "@/app/_ui/time";
import { listMerchantCredentials } from "@/lib/credentials";
import { listManagedMerchants, requireCompany } from "@/lib/tenants";
import { MerchantId } from "@/lib/tenants/schema";
import { ceilingWords } from "../ceiling-words";
import { requireAffiliate } from "../require-affiliate";

export const metadata: Metadata = { title: "Merchants" };

export default async function MerchantsPage() {
  const ctx = await requireAffiliate("affiliate:read");
  const [merchants, credentials, { timeZone }] = await Promise.all([
    listManagedMerchants(ctx),
    listMerchantCredentials(ctx),
    requireCompany(ctx),
  ]);
  const countOf = (id: string) => credentials.filter(({ merchantId }) => merchantId === id).length;

  return (
    <>
      <PageHeader
        title="Merchants"
        purpose="The merchants under your affiliate account. Open one to make credentials that act for it, and to limit what they may do."
      />
      <DataTable
        label="Merchants"
        rows={merchants}
        rowKey={({ merchantId }) => merchantId}
        rowHref={({ merchantId }) => `/affiliate/merchants/${MerchantId.encode(merchantId)}`}
        empty={
          <EmptyState title="No merchant yet">
            The operator of this installation puts a merchant under your account. It then appears here.
          </EmptyState>
        }
        columns={[
          { key: "name", header: "Merchant", cell: ({ name }) => name },
          {
            key: "credentials",
            header: "Credentials",
            numeric: true,
            cell: ({ merchantId }) => countOf(merchantId),
          },
          { key: "ceiling", header: "Permission ceiling", cell: ({ ceiling }) => ceilingWords(ceiling) },
          {
            key: "since",
            header: "Managed since",
            nowrap: true,
            cell: ({ since }) => <Time at={since} now={ctx.now} zone={timeZone} format="day" />,
          },
        ]}
      />
    </>
  );
}
