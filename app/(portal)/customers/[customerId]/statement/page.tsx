import type { Metadata, Route } from "next";
import NextForm from "next/form";
import { buttonClass } from "@/app/_ui/button-class";
import { Pagination } from "@/app/_ui/pagination";
import { SelectField } from "@/app/_ui/select-field";
import { DateField } from "@/app/_ui/text-field";
import { requireCustomer } from "@/lib/customers";
import { endOfDay, isDay, startOfDay } from "@/lib/kit/zoned-day";
import { balancesOf, statementOf } from "@/lib/ledger";
import { requireCompany } from "@/lib/tenants";
import { foundOr404 } from "../../../found-or-404";
import { pageIn } from "../../../list-query";
import { requireMerchant } from "../../../settings/integrations/require-merchant";
import { CustomerHeader } from "../customer-header";
import { StatementTable } from "./statement-table";

export const metadata: Metadata = { title: "Statement" };

type Props = PageProps<"/customers/[customerId]/statement">;

export default async function StatementPage({ params, searchParams }: Props) {
  const [{ customerId: id }, search] = await Promise.all([params, searchParams]);
  const ctx = await requireMerchant("ledger:read");
  const customer = await foundOr404(requireCustomer(ctx, { id }));
  const [balances, { timeZone }] = await Promise.all([balancesOf(ctx, id), requireCompany(ctx)]);
  const codes = balances.map(({ currencyCode }) => currencyCode);
  const currency = codes.find((code) => code === search.currency) ?? codes[0] ?? "EUR";
  const [from, to] = [dayIn(search.from), dayIn(search.to)];
  const { cursor } = pageIn(search);
  const page = await statementOf(ctx, {
    customerId: id,
    currencyCode: currency,
    createdFrom: from ? startOfDay(from, timeZone) : undefined,
    createdBefore: to ? endOfDay(to, timeZone) : undefined,
    cursor,
  });
  const here = `/customers/${id}/statement`;
  const query = new URLSearchParams({ currency, ...(from && { from }), ...(to && { to }) });

  return (
    <>
      <CustomerHeader
        customer={customer}
        current="statement"
        canAdjust={ctx.principal.permissions.includes("ledger:adjust")}
        currency={currency}
      />
      <NextForm
        action={here as Route}
        prefetch={false}
        className="mb-5 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4"
      >
        <SelectField
          field={{ name: "currency", label: "Currency" }}
          options={(codes.length > 0 ? codes : [currency]).map((code) => ({ value: code, label: code }))}
          defaultValue={currency}
          key={currency}
        />
        <DateField
          field={{ name: "from", label: "From", required: false }}
          defaultValue={from ?? ""}
          key={`from-${from}`}
        />
        <DateField field={{ name: "to", label: "To", required: false }} defaultValue={to ?? ""} key={`to-${to}`} />
        <button type="submit" className={buttonClass("secondary")}>
          Apply
        </button>
      </NextForm>
      <StatementTable lines={page.data} currency={currency} now={ctx.now} zone={timeZone} />
      <p className="mt-3 text-12 text-muted">
        Newest first, with the balance after each line. Days are those of {timeZone}; both are included.
      </p>
      <Pagination
        newer={cursor ? `${here}?${query}` : null}
        older={page.nextCursor && `${here}?${query}&older=${page.nextCursor}`}
      />
    </>
  );
}

const dayIn = (value: string | string[] | undefined): string | null =>
  typeof value === "string" && isDay(value) ? value : null;
