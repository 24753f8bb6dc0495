import { eq } from "drizzle-orm";
import { accountingConnections } from "@/db/schema/accounting";
import type { AccountingConnector, Http } from "@/lib/connectors/contract";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import { integrationRow, openAny } from "@/lib/integrations";
import { notFound } from "@/lib/kit/errors";
import { requirePermission } from "@/lib/tenants";

export type ConnectionRow = typeof accountingConnections.$inferSelect;

/** An accounting integration ready to be talked to. */
export type Books = { id: string; connector: AccountingConnector; settings: unknown; http: Http };

/** Who may let books in and see what was told to them. */
export const requireBookkeeper = (ctx: Ctx): void => requirePermission(ctx, "integration:manage");

/** Opens an accounting integration of the caller's place. Outside a transaction. Throws not_found for any other kind. */
export async function openBooks(ctx: Ctx, id: string): Promise<Books> {
  const row = await integrationRow(ctx, id);
  if (!row || row.deletedAt) throw notFound("Integration");
  const { connector, settings, http } = await openAny(ctx, row);
  if (connector.kind !== "accounting") throw notFound("Integration");
  return { id, connector, settings, http };
}

/** The connection of an integration, or null while there is none. */
export async function connectionOf(ctx: TxCtx, id: string): Promise<ConnectionRow | null> {
  const [row] = await ctx.db
    .select()
    .from(accountingConnections)
    .where(within(ctx, accountingConnections, eq(accountingConnections.id, id)));
  return row ?? null;
}

/** The same outside a transaction. */
export const findConnection = (ctx: Ctx, id: string): Promise<ConnectionRow | null> =>
  transact(ctx, (ctx) => connectionOf(ctx, id));
