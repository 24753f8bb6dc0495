import { desc, isNull, or } from "drizzle-orm";
import { integrations } from "@/db/schema/integrations";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import { findConnector } from "./connector-of";
import { type Integration, type IntegrationRow, presentIntegration } from "./present";
import { requireIntegrationRight } from "./rights";
import { openSettings } from "./settings";
import { isHostJudged, troubleOf } from "./trouble-of";

/** `trouble` says why it can't work as it stands, where that can be told without asking its provider. */
type Installed = Integration & { trouble: string | null };

/** Everything a company has installed in both environments, newest first, for the people who look after it. */
export async function listInstalled(ctx: Ctx): Promise<Installed[]> {
  requireIntegrationRight(ctx, "gateways.read");
  return transact(ctx, async (ctx) => {
    const rows = await ctx.db
      .select()
      .from(integrations)
      .where(or(...inBoth(ctx).map((place) => within(place, integrations, isNull(integrations.deletedAt)))))
      .orderBy(desc(integrations.createdAt), desc(integrations.id));
    const found: Installed[] = [];
    for (const row of rows) found.push({ ...presentIntegration(row), trouble: await knownTrouble(ctx, row) });
    return found;
  });
}

/** Settings are opened only where somebody other than their owner can make them wrong. */
async function knownTrouble(ctx: TxCtx, row: IntegrationRow): Promise<string | null> {
  const connector = findConnector(row.connectorId);
  if (!connector || !isHostJudged(connector, row.environment)) return null;
  return troubleOf(connector, row.environment, await openSettings(ctx, row));
}

/** A credential has one environment and sees no other. */
const inBoth = (ctx: Ctx): Ctx[] =>
  ctx.principal.kind === "credential"
    ? [ctx]
    : [
        { ...ctx, environment: "production" },
        { ...ctx, environment: "sandbox" },
      ];
