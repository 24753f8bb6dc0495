import type { Metadata } from "next";
import { PageHeader } from "@/app/_ui/page-header";
import { requireCompany } from "@/lib/tenants";
import { listVouchers } from "@/lib/vouchers";
import { VOUCHER_STATES } from "@/lib/vouchers/schema";
import { Desk } from "../../credentials/desk";
import { pageIn } from "../../list-query";
import { PagesOf } from "../../pages-of";
import { requireMerchant } from "../../settings/integrations/require-merchant";
import { currencyOptions } from "../[customerId]/balances";
import { CustomersTabs } from "../customers-tabs";
import { CreateVouchers } from "./create-vouchers";
import { NoVouchers } from "./no-vouchers";
import { VoucherFilter } from "./voucher-filter";
import { VoucherTable } from "./voucher-table";

export const metadata: Metadata = { title: "Vouchers" };

export default async function VouchersPage({ searchParams }: PageProps<"/customers/vouchers">) {
  const search = await searchParams;
  const ctx = await requireMerchant("ledger:read");
  const state = VOUCHER_STATES.find((one) => one === search.state);
  const [{ timeZone }, page] = await Promise.all([
    requireCompany(ctx),
    listVouchers(ctx, { state, ...pageIn(search), limit: 25 }),
  ]);
  const canAdjust = ctx.principal.permissions.includes("ledger:adjust");

  return (
    <Desk>
      <PageHeader
        title="Vouchers"
        purpose="Codes that credit a customer or add to a payment, each of them once."
        actions={
          canAdjust && <CreateVouchers currencies={currencyOptions()} isLive={ctx.environment === "production"} />
        }
      />
      <CustomersTabs current="vouchers" />
      <VoucherFilter state={state} />
      <VoucherTable
        vouchers={page.data}
        canAdjust={canAdjust}
        now={ctx.now}
        zone={timeZone}
        empty={<NoVouchers state={state} />}
      />
      <PagesOf page={page} path="/customers/vouchers" filters={{ state }} />
    </Desk>
  );
}
