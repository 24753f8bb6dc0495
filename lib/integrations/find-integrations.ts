import { and, asc, eq, isNull } from "drizzle-orm";
import { integrations } from "@/db/schema/integrations";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import { findConnector } from "./connector-of";
import type { IntegrationRow } from "./present";

/** The integrations that may take a payment in this currency here, oldest first; of one connector only the oldest. */
export async function integrationsFor(ctx: Ctx | TxCtx, currencyCode: string): Promise<IntegrationRow[]> {
  const usable = and(eq(integrations.isEnabled, true), isNull(integrations.deletedAt));
  const rows = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(integrations)
      .where(within(ctx, integrations, usable))
      .orderBy(asc(integrations.createdAt), asc(integrations.id)),
  );
  const open = rows.filter((row) => takes(row, currencyCode));
  return open.filter((row, place) => open.findIndex(({ connectorId }) => connectorId === row.connectorId) === place);
}

function takes({ connectorId, environment, currencies }: IntegrationRow, currencyCode: string): boolean {
  const connector = findConnector(connectorId);
  if (connector?.kind !== "payment" || connector.origin[environment] === null) return false;
  return [connector.options.currencies, currencies].every((list) => list.length === 0 || list.includes(currencyCode));
}

/** The row of an integration of the caller's place, disabled and deleted ones too: money may still arrive through them. */
export async function integrationRow(ctx: Ctx | TxCtx, id: string): Promise<IntegrationRow | null> {
  const [row] = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(integrations)
      .where(within(ctx, integrations, eq(integrations.id, id))),
  );
  return row ?? null;
}
