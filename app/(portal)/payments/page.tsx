import type { Metadata } from "next";
import { DownloadIcon } from "@/app/_ui/icons";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { listApplications } from "@/lib/applications";
import { listLastAttempts, listPayments } from "@/lib/payments";
import { requireCtx } from "@/lib/session";
import { requireCompany } from "@/lib/tenants";
import { isFiltered, pageIn } from "../list-query";
import { PagesOf } from "../pages-of";
import { NoPayments } from "./no-payments";
import { PaymentFilterBar } from "./payment-filter-bar";
import { addressOf, filtersIn, queryOf } from "./payment-query";
import { PaymentTable } from "./payment-table";

export const metadata: Metadata = { title: "Payments" };

export default async function PaymentsPage({ searchParams }: PageProps<"/payments">) {
  const search = await searchParams;
  const ctx = await requireCtx("payment:list");
  const { timeZone } = await requireCompany(ctx);
  const filters = filtersIn(search);
  const [page, applications] = await Promise.all([
    listPayments(ctx, { ...queryOf(filters, timeZone), ...pageIn(search) }),
    listApplications(ctx, { limit: null }),
  ]);
  const methods = await listLastAttempts(
    ctx,
    page.data.map(({ id }) => id),
  );

  return (
    <>
      <PageHeader
        title="Payments"
        purpose="Every checkout your shops have created, and what became of it."
        actions={
          <LinkButton href={addressOf(filters, "/payments/export")} download="" icon={<DownloadIcon />}>
            Export CSV
          </LinkButton>
        }
      />
      <PaymentFilterBar filters={filters} applications={applications.data} zone={timeZone} />
      <PaymentTable
        payments={page.data}
        methods={methods}
        now={ctx.now}
        zone={timeZone}
        empty={<NoPayments filtered={isFiltered(filters)} clientId={applications.data[0]?.clientId ?? null} />}
      />
      <PagesOf page={page} path="/payments" filters={filters} />
    </>
  );
}
