import { z } from "zod";
import { integrations, integrationTerms } from "@/db/schema/integrations";
import { record } from "@/lib/audit";
import type { Connector } from "@/lib/connectors/contract";
import { type Ctx, placeOf, transact } from "@/lib/context";
import { forbidden, invalid } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { findConnector } from "./connector-of";
import { freeSlug } from "./free-slug";
import { newIntegrationId } from "./integration-id";
import { type Integration, presentIntegration } from "./present";
import type { InstallIntegration } from "./schema";
import { sealSettings } from "./settings";

/** Installs a connector where the caller works. Its settings are sealed and never shown again. */
export async function installIntegration(ctx: Ctx, input: InstallIntegration): Promise<Integration> {
  const { permissions } = ctx.principal;
  if (!permissions.includes("*") && !permissions.includes("integration:manage")) throw forbidden();
  const connector = requireInstallable(ctx, input);
  const settings = parseSettings(connector, input.settings);
  return transact(ctx, async (ctx) => {
    const id = newIntegrationId();
    const { connectorId, label, currencies } = input;
    const sealedSettings = await sealSettings(ctx, id, settings);
    const slug = await freeSlug(ctx, connectorId);
    const by = { createdBy: ctx.principal.id, createdAt: ctx.now };
    const row = { id, connectorId, slug, label, currencies, sealedSettings, ...by };
    const [made] = await ctx.db
      .insert(integrations)
      .values({ ...row, ...placeOf(ctx) })
      .returning();
    if (!made) throw new Error("insert returned no row");
    await ctx.db.insert(integrationTerms).values({ id: newId("trm"), integrationId: id, ...by, ...placeOf(ctx) });
    await record(ctx, "integration.installed", id, { connectorId, label, currencies });
    return presentIntegration(made);
  });
}

function requireInstallable({ environment }: Ctx, { connectorId, currencies }: InstallIntegration): Connector {
  const connector = findConnector(connectorId);
  if (!connector) throw invalid({ connectorId: ["There is no such service."] });
  if (connector.origin[environment] === null) {
    throw invalid({ connectorId: [`${connector.name} can't be installed in ${environment}.`] });
  }
  const taken = connector.kind === "payment" ? connector.options.currencies : [];
  const foreign = taken.length > 0 ? currencies.filter((code) => !taken.includes(code)) : [];
  if (foreign.length > 0) throw invalid({ currencies: [`${connector.name} does not take ${foreign.join(", ")}.`] });
  return connector;
}

function parseSettings(connector: Connector, given: unknown): unknown {
  const parsed = connector.settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const { fieldErrors, formErrors } = z.flattenError(parsed.error as z.ZodError<Record<string, unknown>>);
  const fields = Object.entries(fieldErrors).map(([name, messages]) => [`settings.${name}`, messages ?? []] as const);
  throw invalid(Object.fromEntries(formErrors.length > 0 ? [["settings", formErrors], ...fields] : fields));
}
