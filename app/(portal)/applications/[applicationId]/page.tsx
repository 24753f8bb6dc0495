import type { Metadata } from "next";
import { CodeBlock } from "@/app/_ui/code-block";
import { CopyableId } from "@/app/_ui/copyable-id";
import { PageHeader } from "@/app/_ui/page-header";
import { requireApplication } from "@/lib/applications";
import { countLiveTokens, listTokensOfApplication } from "@/lib/credentials";
import { requireCtx } from "@/lib/session";
import { requireCompany } from "@/lib/tenants";
import { foundOr404 } from "../../found-or-404";
import { pageIn } from "../../list-query";
import { DeleteApplication } from "./delete-application";
import { KeepItSafe } from "./keep-it-safe";
import { SettingsSection } from "./settings-section";
import { TokensSection } from "./tokens-section";
import { WebhookSecret } from "./webhook-secret";

export const metadata: Metadata = { title: "Payment application" };

export default async function ApplicationPage({ params, searchParams }: PageProps<"/applications/[applicationId]">) {
  const { applicationId } = await params;
  const { create, ...search } = await searchParams;
  const ctx = await requireCtx("application:manage");
  const application = await foundOr404(requireApplication(ctx, { id: applicationId }));
  const [page, { timeZone }] = await Promise.all([
    listTokensOfApplication(ctx, { id: application.id, limit: ROWS, ...pageIn(search) }),
    requireCompany(ctx),
  ]);
  const { id, name, clientId } = application;

  return (
    <>
      <PageHeader
        title={name}
        purpose="Give these three to the server that takes payments for this shop."
        id={<CopyableId value={id} what="application ID" />}
        back={{ href: "/applications", label: "Payment applications" }}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
        <CodeBlock title=".env" what=".env block" code={envBlock(clientId)} />
        <KeepItSafe clientId={clientId} />
      </div>
      <TokensSection
        application={{ id, clientId }}
        page={page}
        held={ctx.principal.scopes}
        now={ctx.now}
        zone={timeZone}
        opens={create === "1"}
      />
      <WebhookSecret application={application} now={ctx.now} zone={timeZone} />
      <SettingsSection application={application} />
      <DeleteApplication application={application} liveTokens={await countLiveTokens(ctx, application.id)} />
    </>
  );
}

const ROWS = 50;

const envBlock = (clientId: string) => `PAYMENT_CLIENT_ID=${clientId}
PAYMENT_CLIENT_TOKEN=
WEBHOOK_SECRET=`;
