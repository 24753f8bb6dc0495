import { eq, isNull } from "drizzle-orm";
import { integrations } from "@/db/schema/integrations";
import { type Ctx, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { type Field, fieldsOf } from "@/lib/kit/fields";
import { connectorOf } from "./connector-of";
import { callbackUrl } from "./open-integration";
import { presentIntegration } from "./present";
import { requireIntegrationRight } from "./rights";
import { openSettings } from "./settings";
import { presentTerms, termRows, termsOf } from "./terms";
import { troubleOf } from "./trouble-of";

export type IntegrationDetails = Awaited<ReturnType<typeof requireIntegration>>;

/**
 * One integration of the caller's place with what may be shown of its settings: no secret, only whether there is one and how
 * a long one ends. `trouble` says why it can't work as it stands. Needs `integration:manage` or the scope `gateways.read`.
 * Throws not_found.
 */
export async function requireIntegration(ctx: Ctx, { id }: { id: string }) {
  requireIntegrationRight(ctx, "gateways.read");
  return transact(ctx, async (ctx) => {
    const wanted = within(ctx, integrations, eq(integrations.id, id), isNull(integrations.deletedAt));
    const [row] = await ctx.db.select().from(integrations).where(wanted);
    if (!row) throw notFound("Integration");
    const connector = connectorOf(row.connectorId);
    const fields = Object.values<Field>(fieldsOf(connector.settings));
    const stored = await openSettings(ctx, row);
    const history = await termRows(ctx, id);
    return {
      ...presentIntegration(row),
      trouble: troubleOf(connector, row.environment, stored),
      callbackUrl: callbackUrl(id),
      settings: pick(stored, fields, false),
      secrets: endings(pick(stored, fields, true)),
      terms: presentTerms(termsOf(history)),
      termsHistory: history.map((terms) => ({ ...presentTerms(terms), since: terms.createdAt })),
    };
  });
}

const pick = (stored: Record<string, unknown>, fields: readonly Field[], secret: boolean) =>
  Object.fromEntries(
    fields
      .filter((field) => field.secret === secret && stored[field.name] !== undefined)
      .map(({ name }) => [name, stored[name]]),
  );

const SHOWN = 4;
/** Below this the end would give too much away. */
const LONG = 16;

/** How each stored secret ends; empty text for one too short to say. */
const endings = (secrets: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(secrets).map(([name, value]) => [
      name,
      typeof value === "string" && value.length >= LONG && !/\s/.test(value) ? value.slice(-SHOWN) : "",
    ]),
  );
