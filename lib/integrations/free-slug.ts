import { sql } from "drizzle-orm";
import { integrations } from "@/db/schema/integrations";
import { type TxCtx, within } from "@/lib/context";

/**
 * What a new installation of a connector is called in addresses: `stripe`, then `stripe-2`. Names of deleted ones are never
 * given again. Two at once wait for one another.
 */
export async function freeSlug(ctx: TxCtx, connectorId: string): Promise<string> {
  const { tenantId, companyId, environment } = ctx;
  const place = `slug:${tenantId}:${companyId}:${environment}:${connectorId}`;
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${place}, 0))`);
  const rows = await ctx.db
    .select({ slug: integrations.slug })
    .from(integrations)
    .where(within(ctx, integrations, sql`${integrations.connectorId} = ${connectorId}`));
  const taken = new Set(rows.map(({ slug }) => slug));
  let number = 1;
  while (taken.has(name(connectorId, number))) number++;
  return name(connectorId, number);
}

/** The source writes `paypal_ipn` (S4-33). */
function name(connectorId: string, number: number): string {
  const first = connectorId.replaceAll("-", "_");
  return number === 1 ? first : `${first}-${number}`;
}
