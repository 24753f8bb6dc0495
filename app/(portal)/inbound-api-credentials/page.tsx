import type { Metadata } from "next";
import { PageHeader } from "@/app/_ui/page-header";
import { listAccessTokens } from "@/lib/credentials";
import { requireCtx } from "@/lib/session";
import { listDomains, requireCompany } from "@/lib/tenants";
import { Desk } from "../credentials/desk";
import { RefreshButton } from "../credentials/refresh-button";
import { pageIn } from "../list-query";
import { PagesOf } from "../pages-of";
import { ApiUrls } from "./api-urls";
import { CreateTokenDialog } from "./create-token-dialog";
import { frameOf } from "./frame-of";
import { TokenTable } from "./token-table";

export const metadata: Metadata = { title: "Inbound API credentials" };

export default async function InboundApiCredentialsPage({ searchParams }: PageProps<"/inbound-api-credentials">) {
  const { create, ...search } = await searchParams;
  const ctx = await requireCtx("tenant:manage:api:credentials");
  const [page, domains, company] = await Promise.all([
    listAccessTokens(ctx, pageIn(search)),
    listDomains(ctx),
    requireCompany(ctx),
  ]);
  const frame = frameOf(ctx, company.timeZone);
  const here = domains.find(({ environment }) => environment === ctx.environment);

  return (
    <>
      <PageHeader
        title="Inbound API credentials"
        purpose={`The access tokens that the CRM vendor of ${company.name} sends with its calls into this system, and the addresses it calls.`}
      />
      <div className="grid items-start gap-8 lg:grid-cols-[21rem_minmax(0,1fr)] lg:gap-6">
        <section aria-labelledby="api-urls">
          <div className="mb-4 flex min-h-9 items-center">
            <h2 id="api-urls" className="text-16">
              API URLs
            </h2>
          </div>
          <ApiUrls domains={domains} mayManageDomains={ctx.principal.permissions.includes("tenant:update:domains")} />
        </section>
        <section aria-labelledby="access-tokens" className="min-w-0">
          <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
            <h2 id="access-tokens" className="text-16">
              API Access Tokens
            </h2>
            <div className="flex items-center gap-2">
              <RefreshButton />
              <CreateTokenDialog {...frame} apiUrl={here?.apiUrl ?? null} opens={create === "1"} />
            </div>
          </div>
          <Desk>
            <TokenTable tokens={page.data} frame={frame} now={ctx.now} zone={company.timeZone} />
          </Desk>
          <PagesOf page={page} path="/inbound-api-credentials" />
          <p className="mt-3 text-13 text-pretty text-muted">{reach(ctx.environment)}</p>
        </section>
      </div>
    </>
  );
}

const reach = (environment: string) =>
  environment === "sandbox"
    ? "These are the sandbox tokens; they reach test data only, through the Sandbox URLs. Switch to production for the live ones."
    : "These are the live tokens; they work through the Live URLs. Switch to sandbox for the test ones.";
