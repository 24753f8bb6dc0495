import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CodeBlock } from "@/app/_ui/code-block";
import { CopyableId } from "@/app/_ui/copyable-id";
import { PageHeader } from "@/app/_ui/page-header";
import { Section } from "@/app/_ui/section";
import { requireApplication } from "@/lib/applications";
import { UpdateApplication } from "@/lib/applications/schema";
import type { Ctx } from "@/lib/context";
import { listClientTokens } from "@/lib/credentials";
import { CreateClientToken, SCOPES } from "@/lib/credentials/schema";
import { AppError } from "@/lib/kit/errors";
import { fieldsOf } from "@/lib/kit/fields";
import { dayIn } from "@/lib/kit/time";
import { requireCtx } from "@/lib/session";
import { requireCompany } from "@/lib/tenants";
import { currencyChoices } from "../currency-choices";
import { CreateTokenDialog } from "./create-token-dialog";
import { DeleteApplication } from "./delete-application";
import { KeepItSafe } from "./keep-it-safe";
import { SettingsForm } from "./settings-form";
import { TokenTable } from "./token-table";
import { WebhookSecret } from "./webhook-secret";

export const metadata: Metadata = { title: "Payment application" };

export default async function ApplicationPage({ params, searchParams }: PageProps<"/applications/[applicationId]">) {
  const { applicationId } = await params;
  const { create } = await searchParams;
  const ctx = await requireCtx("application:manage");
  const application = await findApplication(ctx, applicationId);
  if (!application) notFound();
  const [tokens, { timeZone }] = await Promise.all([listClientTokens(ctx, application.id), requireCompany(ctx)]);
  const { id, name, clientId } = application;

  const dialog = (
    <CreateTokenDialog
      application={{ id, clientId }}
      fields={fieldsOf(CreateClientToken)}
      scopes={SCOPES}
      today={dayIn(ctx.now, timeZone)}
      zone={timeZone}
      opens={create === "1"}
    />
  );
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
      <Section
        id="tokens"
        title="API access tokens"
        description="Each opens the API for this application alone. Revoked and expired ones stay listed."
        actions={dialog}
      >
        <TokenTable tokens={tokens} now={ctx.now} zone={timeZone} />
      </Section>
      <WebhookSecret application={application} now={ctx.now} zone={timeZone} />
      <Section title="Settings" description="The Client ID never changes. Payments that exist keep what was agreed.">
        <SettingsForm application={application} fields={fieldsOf(UpdateApplication)} currencies={currencyChoices()} />
      </Section>
      <DeleteApplication application={application} liveTokens={tokens.filter(isLive).length} />
    </>
  );
}

const isLive = ({ status }: { status: string }) => status !== "revoked" && status !== "expired";

const envBlock = (clientId: string) => `PAYMENT_CLIENT_ID=${clientId}
PAYMENT_CLIENT_TOKEN=
WEBHOOK_SECRET=`;

async function findApplication(ctx: Ctx, id: string) {
  try {
    return await requireApplication(ctx, { id });
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
