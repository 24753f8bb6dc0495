import type { Metadata } from "next";
import { CodeBlock } from "@/app/_ui/code-block";
import { EmptyState } from "@/app/_ui/empty-state";
import { DownloadIcon } from "@/app/_ui/icons";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { listApplications } from "@/lib/applications";
import { listLastAttempts, listPayments } from "@/lib/payments";
import { requireCtx } from "@/lib/session";
import { requireCompany } from "@/lib/tenants";
import { checkoutSample } from "../checkout-sample";
import { PaymentFilterBar } from "./payment-filter-bar";
import { addressOf, filtersIn, isFiltered, pageIn, queryOf } from "./payment-query";
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
        empty={
          isFiltered(filters) ? <NothingFound /> : <NothingYet clientId={applications.data[0]?.clientId ?? null} />
        }
      />
      <Pagination
        newer={page.previousCursor && addressOf({ ...filters, newer: page.previousCursor })}
        older={page.nextCursor && addressOf({ ...filters, older: page.nextCursor })}
      />
    </>
  );
}

function NothingFound() {
  return (
    <EmptyState title="No payment fits" action={<LinkButton href="/payments">Clear all filters</LinkButton>}>
      Try another reference, status or period. References are found by how they begin.
    </EmptyState>
  );
}

function NothingYet({ clientId }: { clientId: string | null }) {
  return (
    <EmptyState title="No payment yet" sample={<CodeBlock title="cURL" code={checkoutSample(clientId)} />}>
      A payment begins when your server creates a checkout. Send the payer to the address in the answer, and watch it
      here.
    </EmptyState>
  );
}
