import type { Metadata } from "next";
import { PageHeader } from "@/app/_ui/page-header";
import { requireCompany } from "@/lib/tenants";
import { requireAffiliate } from "../require-affiliate";
import { MerchantTable } from "./merchant-table";

export const metadata: Metadata = { title: "Merchants" };

export default async function MerchantsPage() {
  const ctx = await requireAffiliate("affiliate:read");
  const { timeZone } = await requireCompany(ctx);
  return (
    <>
      <PageHeader
        title="Merchants"
        purpose="The merchants under your affiliate account. Open one to make credentials that act for it, and to limit what they may do."
      />
      <MerchantTable ctx={ctx} zone={timeZone} />
    </>
  );
}
