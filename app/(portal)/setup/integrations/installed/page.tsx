import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { listInstalled } from "@/lib/integrations";
import { Desk } from "../../../credentials/desk";
import { requireMerchant } from "../../../settings/integrations/require-merchant";
import { BooksNotice } from "../books-notice";
import { EditDialog } from "../edit-dialog";
import { InstalledCard } from "../installed-card";
import { IntegrationsTabs } from "../integrations-tabs";
import { searchIn, searchOf } from "../search-of";
import { Toolbar } from "../toolbar";

export const metadata: Metadata = { title: "My Installed Integrations" };

const HERE = "/setup/integrations/installed";

export default async function InstalledPage({ searchParams }: PageProps<"/setup/integrations/installed">) {
  const { q, edit, books } = await searchParams;
  const ctx = await requireMerchant("integration:manage");
  const installed = await listInstalled(ctx);
  const query = searchIn(q);
  const found = searchOf(installed, query);
  const back = query ? `${HERE}?q=${encodeURIComponent(query)}` : HERE;

  return (
    <>
      <PageHeader
        title="Integrations"
        purpose="What this company has connected, live and for tests. The same service can be connected several times."
      />
      <BooksNotice code={books} />
      <IntegrationsTabs current="installed" installed={installed.length} />
      <Toolbar action={HERE} query={query} found={found.length} />
      <Desk>
        {found.length === 0 ? (
          <Nothing searched={query !== ""} />
        ) : (
          <ul aria-label="My installed integrations" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {found.map((integration) => (
              <InstalledCard
                key={integration.id}
                integration={integration}
                edit={`${HERE}?${new URLSearchParams({ ...(query && { q: query }), edit: integration.id })}`}
              />
            ))}
          </ul>
        )}
      </Desk>
      {typeof edit === "string" && <EditDialog key={edit} ctx={ctx} id={edit} back={back} />}
    </>
  );
}

function Nothing({ searched }: { searched: boolean }) {
  if (searched) {
    return (
      <EmptyState title="No integration fits" action={<LinkButton href={HERE}>Show all installed</LinkButton>}>
        Try the name of the service, or the label you gave it.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nothing installed yet"
      action={
        <LinkButton href="/setup/integrations" variant="primary">
          See available integrations
        </LinkButton>
      }
    >
      Connect a payment service, and payers are offered it at once in the currencies you choose.
    </EmptyState>
  );
}
