import { integrations } from "@/db/schema/integrations";
import { record } from "@/lib/audit";
import { type Ctx, placeOf, type TxCtx, transact } from "@/lib/context";
import { emit } from "@/lib/events";
import { conflict } from "@/lib/kit/errors";
import { type Checked, checkInstallation } from "./check-installation";
import { freeSlug } from "./free-slug";
import { newIntegrationId } from "./integration-id";
import { type Integration, type IntegrationRow, presentIntegration } from "./present";
import { requireIntegrationRight } from "./rights";
import type { InstallIntegration } from "./schema";
import { sealSettings } from "./settings";
import { presentTerms, writeTerms } from "./terms";

/**
 * Installs a connector where the caller works, and offers it at once. Its settings are sealed and never shown again. Needs
 * `integration:manage` or the scope `gateways.write`. Throws invalid_request by field, and conflict for an `id` that is used.
 */
export async function installIntegration(ctx: Ctx, input: InstallIntegration): Promise<Integration> {
  requireIntegrationRight(ctx, "gateways.write");
  const id = input.id ?? newIntegrationId();
  const checked = await checkInstallation(ctx, id, input);
  return transact(ctx, async (ctx) => {
    const row = await insert(ctx, id, checked);
    const { connectorId, label, currencies } = row;
    if (checked.connector.kind === "payment") await writeTerms(ctx, id, checked.terms);
    const terms = presentTerms(checked.terms);
    await record(ctx, "integration.installed", id, { connectorId, label, currencies, terms });
    await emit(ctx, "integration.installed", id, { id, connectorId, label, currencies });
    return presentIntegration(row);
  });
}

async function insert(ctx: TxCtx, id: string, { connector, label, settings, currencies }: Checked) {
  const sealedSettings = await sealSettings(ctx, id, settings);
  const slug = await freeSlug(ctx, connector.id);
  const by = { createdBy: ctx.principal.id, createdAt: ctx.now, updatedAt: ctx.now };
  const [made]: IntegrationRow[] = await ctx.db
    .insert(integrations)
    .values({ id, connectorId: connector.id, slug, label, currencies, sealedSettings, ...by, ...placeOf(ctx) })
    .onConflictDoNothing({ target: integrations.id })
    .returning();
  if (!made) throw conflict("This integration has been saved already. Open it under My Installed Integrations.");
  return made;
}
