import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { listIntegrations } from "@/lib/integrations";
import { listDeliveries } from "@/lib/payments";
import { requireCompany } from "@/lib/tenants";
import { isFiltered, pageIn } from "../list-query";
import { PagesOf } from "../pages-of";
import { requireMerchant } from "../settings/integrations/require-merchant";
import { LogFilterBar } from "./log-filter-bar";
import { filtersIn, queryOf } from "./log-query";
import { LogTable } from "./log-table";

export const metadata: Metadata = { title: "Payment log" };

export default async function PaymentLogPage({ searchParams }: PageProps<"/payment-log">) {
  const search = await searchParams;
  const ctx = await requireMerchant("payment:read");
  const { timeZone } = await requireCompany(ctx);
  const filters = filtersIn(search);
  const [page, integrations] = await Promise.all([
    listDeliveries(ctx, { ...queryOf(filters, timeZone), ...pageIn(search) }),
    listIntegrations(ctx),
  ]);

  return (
    <>
      <PageHeader
        title="Payment log"
        purpose="Every message a payment service has sent, what was made of it and what it changed."
      />
      <LogFilterBar filters={filters} integrations={integrations} zone={timeZone} />
      <LogTable
        lines={page.data}
        now={ctx.now}
        zone={timeZone}
        empty={isFiltered(filters) ? <NothingFound /> : <NothingYet />}
      />
      <PagesOf page={page} path="/payment-log" filters={filters} />
    </>
  );
}

function NothingFound() {
  return (
    <EmptyState title="No message fits" action={<LinkButton href="/payment-log">Clear all filters</LinkButton>}>
      References, provider IDs and e-mail addresses are found when they are typed whole. Messages that are neither read
      nor accepted name nobody: look for those by their integration and day.
    </EmptyState>
  );
}

function NothingYet() {
  return (
    <EmptyState
      title="No message yet"
      action={<LinkButton href="/setup/integrations/installed">See installed integrations</LinkButton>}
    >
      Payment services tell of payments by messages to an integration’s callback address. What they send is judged, kept
      and listed here, forgeries too.
    </EmptyState>
  );
}
