import { and, inArray, isNull } from "drizzle-orm";
import { integrations } from "@/db/schema/integrations";
import { type Ctx, transact, within } from "@/lib/context";
import { type Field, fieldsOf } from "@/lib/kit/fields";
import { connectorOf } from "./connector-of";
import type { IntegrationRow } from "./present";
import { openSettings } from "./settings";

type Shown = Record<string, unknown>;

/**
 * What may be shown of the settings of these integrations, by id: no secret, and nothing that only we put there. One that is
 * foreign, deleted or unknown is not in the answer. Whoever calls it has shown that the caller may see integrations.
 */
export async function shownSettings(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, Shown>> {
  return transact(ctx, async (ctx) => {
    const wanted = and(inArray(integrations.id, [...ids]), isNull(integrations.deletedAt));
    const rows = await ctx.db
      .select()
      .from(integrations)
      .where(within(ctx, integrations, wanted));
    const shown = new Map<string, Shown>();
    for (const row of rows) shown.set(row.id, showable(row, await openSettings(ctx, row)));
    return shown;
  });
}

function showable({ connectorId }: IntegrationRow, stored: Shown): Shown {
  const fields = Object.values<Field>(fieldsOf(connectorOf(connectorId).settings)).filter(
    ({ name, secret, hidden }) => !secret && !hidden && stored[name] !== undefined,
  );
  return Object.fromEntries(fields.map(({ name }) => [name, stored[name]]));
}
