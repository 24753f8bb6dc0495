import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { listCatalogue, listInstalled } from "@/lib/integrations";
import { requireMerchant } from "../../settings/integrations/require-merchant";
import { CatalogueCard } from "./catalogue-card";
import { newForm } from "./form-model";
import { IntegrationDialog } from "./integration-dialog";
import { IntegrationsTabs } from "./integrations-tabs";
import { searchIn, searchOf } from "./search-of";
import { Toolbar } from "./toolbar";

export const metadata: Metadata = { title: "Available Integrations" };

const HERE = "/setup/integrations";

export default async function AvailablePage({ searchParams }: PageProps<"/setup/integrations">) {
  const { q, integrate } = await searchParams;
  const ctx = await requireMerchant("integration:manage");
  const [catalogue, installed] = await Promise.all([listCatalogue(ctx), listInstalled(ctx)]);
  const query = searchIn(q);
  const found = searchOf(catalogue, query);
  const form = typeof integrate === "string" ? await newForm(ctx, integrate) : null;
  const back = query ? `${HERE}?q=${encodeURIComponent(query)}` : HERE;

  return (
    <>
      <PageHeader
        title="Integrations"
        purpose="The outside services your payments, sign-ins and books work with. Once saved, a payment service is offered to payers."
      />
      <IntegrationsTabs current="available" installed={installed.length} />
      <Toolbar action={HERE} query={query} found={found.length} />
      {found.length === 0 ? (
        <EmptyState title="No service fits" action={<LinkButton href={HERE}>Show all services</LinkButton>}>
          Try a name such as Stripe, or a category such as Payment Gateway. A provider that is missing can be reached
          with a script of your own: search for ScriptForge.
        </EmptyState>
      ) : (
        <ul aria-label="Available integrations" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {found.map((entry) => (
            <CatalogueCard
              key={entry.id}
              entry={entry}
              href={`${HERE}?${new URLSearchParams({ ...(query && { q: query }), integrate: entry.id })}`}
            />
          ))}
        </ul>
      )}
      {form && <IntegrationDialog key={form.connectorId} model={form} back={back} />}
    </>
  );
}
