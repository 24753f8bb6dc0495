import { and, eq, isNull } from "drizzle-orm";
import { integrations } from "@/db/schema/integrations";
import { type Ctx, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { type Field, fieldsOf } from "@/lib/kit/fields";
import { connectorOf } from "./connector-of";
import { openSettings } from "./settings";

/**
 * What may be shown of an integration's settings: no secret, and nothing that only we put there. Throws not_found. Whoever
 * calls it has shown that the caller may see integrations.
 */
export async function shownSettings(ctx: Ctx, { id }: { id: string }): Promise<Record<string, unknown>> {
  return transact(ctx, async (ctx) => {
    const wanted = and(eq(integrations.id, id), isNull(integrations.deletedAt));
    const [row] = await ctx.db
      .select()
      .from(integrations)
      .where(within(ctx, integrations, wanted));
    if (!row) throw notFound("Integration");
    const stored = await openSettings(ctx, row);
    const shown = Object.values<Field>(fieldsOf(connectorOf(row.connectorId).settings)).filter(
      ({ name, secret, hidden }) => !secret && !hidden && stored[name] !== undefined,
    );
    return Object.fromEntries(shown.map(({ name }) => [name, stored[name]]));
  });
}
