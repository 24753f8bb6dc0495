import type { Metadata } from "next";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { listApplications } from "@/lib/applications";
import { CreateApplication } from "@/lib/applications/schema";
import { decodeCursor } from "@/lib/kit/cursor";
import { fieldsOf } from "@/lib/kit/fields";
import { requireCtx } from "@/lib/session";
import { requireCompany } from "@/lib/tenants";
import { columnsAt } from "./application-columns";
import { CreateApplicationDialog } from "./create-application-dialog";
import { currencyChoices } from "./currency-choices";

export const metadata: Metadata = { title: "Payment applications" };

export default async function ApplicationsPage({ searchParams }: PageProps<"/applications">) {
  const { after, create } = await searchParams;
  const ctx = await requireCtx("application:manage");
  const [page, company] = await Promise.all([listApplications(ctx, { after: cursorIn(after) }), requireCompany(ctx)]);
  const fields = fieldsOf(CreateApplication);

  return (
    <>
      <PageHeader
        title="Payment applications"
        purpose="Each stands for one shop or app: it has a public Client ID, tokens for its server, and its own webhook secret."
        // In one place whether the list is empty or not: a dialog that moved would take the secret it shows with it.
        actions={<CreateApplicationDialog fields={fields} currencies={currencyChoices()} opens={create === "1"} />}
      />
      <DataTable
        label="Payment applications"
        rows={page.data}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/applications/${id}`}
        empty={
          <EmptyState title="No payment application yet">
            Create one for each shop or app that takes payments. You then make a token for its server and copy both into
            its environment.
          </EmptyState>
        }
        columns={columnsAt(ctx.now, company.timeZone)}
      />
      <Pagination
        newer={after ? "/applications" : null}
        older={page.nextCursor ? `/applications?after=${page.nextCursor}` : null}
      />
    </>
  );
}

/** A cursor somebody made up shows the first page. */
function cursorIn(after: string | string[] | undefined) {
  try {
    return typeof after === "string" ? decodeCursor(after) : null;
  } catch {
    return null;
  }
}
