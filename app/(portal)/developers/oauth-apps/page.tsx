import type { Metadata } from "next";
import { PageHeader } from "@/app/_ui/page-header";
import { env } from "@/lib/kit/env";
import { fieldsOf } from "@/lib/kit/fields";
import { listOauthClients } from "@/lib/oauth";
import { APP_SCOPES, CreateOauthClient } from "@/lib/oauth/schema";
import { requireCtx } from "@/lib/session";
import { requireCompany } from "@/lib/tenants";
import { Desk } from "../../credentials/desk";
import { AppTable } from "./app-table";
import { CreateAppDialog } from "./create-app-dialog";
import { OauthAddresses } from "./oauth-addresses";

export const metadata: Metadata = { title: "OAuth apps" };

export default async function OauthAppsPage({ searchParams }: PageProps<"/developers/oauth-apps">) {
  const { create } = await searchParams;
  const ctx = await requireCtx("tenant:manage:api:credentials");
  const [apps, { timeZone }] = await Promise.all([listOauthClients(ctx), requireCompany(ctx)]);
  const form = { fields: fieldsOf(CreateOauthClient), scopes: APP_SCOPES };
  return (
    <>
      <PageHeader
        title="OAuth apps"
        purpose="Apps that act for people who allow it. They ask on a page of ours, hold no password, and lose access when the person disconnects them."
        actions={<CreateAppDialog {...form} opens={create === "1"} />}
      />
      <Desk>
        <AppTable apps={apps} form={form} now={ctx.now} zone={timeZone} />
      </Desk>
      <OauthAddresses origin={env().PUBLIC_URL} />
    </>
  );
}
