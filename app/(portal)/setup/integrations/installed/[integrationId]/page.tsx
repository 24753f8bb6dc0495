import type { Metadata } from "next";
import { Badge } from "@/app/_ui/badge";
import { CopyableId } from "@/app/_ui/copyable-id";
import { PageHeader } from "@/app/_ui/page-header";
import { atIntegration, connectorOf, formOf, listDeliveriesOf, requireIntegration } from "@/lib/integrations";
import { requireCompany } from "@/lib/tenants";
import { Desk } from "../../../../credentials/desk";
import { foundOr404 } from "../../../../found-or-404";
import { requireMerchant } from "../../../../settings/integrations/require-merchant";
import { modeWord } from "../../category-tag";
import { EditDialog } from "../../edit-dialog";
import { DetailsActions } from "./details-actions";
import { Sections } from "./sections";

export const metadata: Metadata = { title: "Integration" };

type Props = PageProps<"/setup/integrations/installed/[integrationId]">;

export default async function IntegrationPage({ params, searchParams }: Props) {
  const [{ integrationId: id }, { edit }] = await Promise.all([params, searchParams]);
  const person = await requireMerchant("integration:manage");
  const ctx = await foundOr404(atIntegration(person, { id }));
  const [integration, deliveries, { timeZone }] = await Promise.all([
    requireIntegration(ctx, { id }),
    listDeliveriesOf(ctx, { id }),
    requireCompany(ctx),
  ]);
  const form = formOf(connectorOf(integration.connectorId));
  const here = `/setup/integrations/installed/${id}`;
  const { label, name, environment, isEnabled } = integration;

  return (
    <Desk>
      <PageHeader
        back={{ href: "/setup/integrations/installed", label: "My Installed Integrations" }}
        title={label}
        badge={<Badge tone={environment === "production" ? "success" : "sandbox"}>{modeWord(environment)}</Badge>}
        purpose={label === name ? undefined : name}
        id={<CopyableId value={id} what="integration ID" />}
        actions={<DetailsActions id={id} label={label} name={name} isEnabled={isEnabled} edit={`${here}?edit=1`} />}
      />
      <Sections ctx={ctx} integration={integration} deliveries={deliveries} form={form} zone={timeZone} />
      {edit === "1" && <EditDialog ctx={person} id={id} back={here} />}
    </Desk>
  );
}
