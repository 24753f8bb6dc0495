import type { Metadata } from "next";
import { CodeBlock } from "@/app/_ui/code-block";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { findRequestElsewhere, listCallers, listRequests } from "@/lib/requests";
import { requireCtx } from "@/lib/session";
import { listCompanies, requireCompany } from "@/lib/tenants";
import { checkoutSample } from "../../checkout-sample";
import { isFiltered, pageIn } from "../../list-query";
import { PagesOf } from "../../pages-of";
import { RequestFilterBar } from "./request-filter-bar";
import { filtersIn, queryOf } from "./request-query";
import { RequestTable } from "./request-table";

export const metadata: Metadata = { title: "Request log" };

export default async function RequestLogPage({ searchParams }: PageProps<"/developers/requests">) {
  const search = await searchParams;
  const ctx = await requireCtx("request:read");
  const filters = filtersIn(search);
  const [{ timeZone }, page, callers] = await Promise.all([
    requireCompany(ctx),
    listRequests(ctx, { ...queryOf(filters), ...pageIn(search) }),
    listCallers(ctx, filters.credential),
  ]);
  const where = filters.q && page.data.length === 0 ? await placeWords(ctx, filters.q) : null;

  return (
    <>
      <PageHeader
        title="Request log"
        purpose="Every call that came with a credential of yours, what it was answered, and why."
      />
      <RequestFilterBar filters={filters} callers={callers} />
      <RequestTable
        lines={page.data}
        now={ctx.now}
        zone={timeZone}
        empty={isFiltered(filters) ? <NothingFound where={where} /> : <NothingYet />}
      />
      <PagesOf page={page} path="/developers/requests" filters={filters} />
    </>
  );
}

type Ctx = Parameters<typeof findRequestElsewhere>[0];

/** Where a call was made that is not in the log of here, for the person to go there. */
async function placeWords(ctx: Ctx, id: string): Promise<string | null> {
  const found = await findRequestElsewhere(ctx, { id });
  if (!found) return null;
  const companies = await listCompanies(ctx);
  const company = found.companyId === ctx.companyId ? null : companies.find((one) => one.id === found.companyId);
  return `${found.environment} log${company ? ` of ${company.name}` : ""}`;
}

function NothingFound({ where }: { where: string | null }) {
  const clear = <LinkButton href="/developers/requests">Clear all filters</LinkButton>;
  if (where) {
    return (
      <EmptyState title="This call was made elsewhere" action={clear}>
        It stands in the {where}. Switch there with the company and environment switches, and search again.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No call fits" action={clear}>
      A request ID is found when it is pasted whole. Calls without a credential, or with one that nobody knows, belong
      to nobody and are not kept.
    </EmptyState>
  );
}

function NothingYet() {
  return (
    <EmptyState
      title="No call yet"
      action={<LinkButton href="/developers">See the API reference</LinkButton>}
      sample={<CodeBlock title="A first call" code={checkoutSample(null)} />}
    >
      Every answer of the APIs carries an X-Request-Id. Paste one here to see what was decided about its call; calls
      with your credentials are listed a moment after they were answered.
    </EmptyState>
  );
}
