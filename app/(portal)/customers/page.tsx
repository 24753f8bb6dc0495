import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { SearchForm } from "@/app/_ui/search-form";
import { listCustomers } from "@/lib/customers";
import { listBalances } from "@/lib/ledger";
import { requireCompany } from "@/lib/tenants";
import { pageIn } from "../list-query";
import { PagesOf } from "../pages-of";
import { requireMerchant } from "../settings/integrations/require-merchant";
import { CreateCustomer } from "./create-customer";
import { CustomerTable } from "./customer-table";
import { CustomersTabs } from "./customers-tabs";

export const metadata: Metadata = { title: "Customers" };

const LIMIT = 25;

export default async function CustomersPage({ searchParams }: PageProps<"/customers">) {
  const search = await searchParams;
  const ctx = await requireMerchant("ledger:read");
  const { timeZone } = await requireCompany(ctx);
  const q = searchIn(search.q);
  const page = await listCustomers(ctx, { ...meant(q), ...pageIn(search), limit: LIMIT });
  const ids = page.data.map(({ id }) => id);
  const balances = await listBalances(ctx, ids);

  return (
    <>
      <PageHeader
        title="Customers"
        purpose="Who pays you, what they have with you, and what they owe."
        actions={
          ctx.principal.permissions.includes("ledger:adjust") && <CreateCustomer opens={search.create === "1"} />
        }
      />
      <CustomersTabs current="customers" />
      <div className="mb-5">
        <SearchForm
          action="/customers"
          label="Search by reference or e-mail"
          placeholder="Reference or e-mail"
          defaultValue={q}
        />
      </div>
      <CustomerTable
        customers={page.data}
        balances={balances}
        now={ctx.now}
        zone={timeZone}
        empty={q ? <NothingFound /> : <NothingYet />}
      />
      <PagesOf page={page} path="/customers" filters={{ q }} />
    </>
  );
}

const searchIn = (value: string | string[] | undefined): string =>
  typeof value === "string" && !/\p{Cc}/u.test(value) ? value.trim().slice(0, 255) : "";

/** An address is looked for as one, anything else as a reference; each whole. */
function meant(q: string) {
  if (q === "") return {};
  return q.includes("@") ? { email: q.toLowerCase() } : { reference: q };
}

function NothingFound() {
  return (
    <EmptyState title="No customer fits" action={<LinkButton href="/customers">Clear the search</LinkButton>}>
      References and e-mail addresses are found when they are typed whole.
    </EmptyState>
  );
}

function NothingYet() {
  return (
    <EmptyState title="No customer yet">
      A customer has a balance in each currency, contacts, and the address they pay from at PayPal. Create one here, or
      let your CRM do it: the first payment it signs in for makes the customer.
    </EmptyState>
  );
}
