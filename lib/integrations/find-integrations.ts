import { and, asc, eq, isNull } from "drizzle-orm";
import { integrations } from "@/db/schema/integrations";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import { findConnector } from "./connector-of";
import type { IntegrationRow } from "./present";

/** The integrations that may take a new payment in this currency here, oldest first; several of one connector all count. */
export async function integrationsFor(ctx: Ctx | TxCtx, currencyCode: string): Promise<IntegrationRow[]> {
  return (await usableIntegrations(ctx)).filter((row) => takes(row, currencyCode));
}

/** Which of these currencies some integration here may take a new payment in. */
export async function currenciesTaken(ctx: Ctx | TxCtx, currencies: readonly string[]): Promise<string[]> {
  const rows = (await usableIntegrations(ctx)).filter(offersMethods);
  return currencies.filter((currency) => rows.some((row) => takes(row, currency)));
}

/**
 * Whether an integration takes a new payment in this currency, and that stays so until the transaction ends: whoever disables,
 * changes or deletes it waits.
 */
export async function holdTaking(ctx: TxCtx, id: string, currencyCode: string): Promise<boolean> {
  const [row] = await ctx.db
    .select()
    .from(integrations)
    .where(within(ctx, integrations, and(eq(integrations.id, id), isUsable())))
    .for("share");
  return row !== undefined && takes(row, currencyCode);
}

const isUsable = () =>
  and(eq(integrations.isEnabled, true), eq(integrations.takesPayments, true), isNull(integrations.deletedAt));

async function usableIntegrations(ctx: Ctx | TxCtx): Promise<IntegrationRow[]> {
  return transact(ctx, ({ db }) =>
    db
      .select()
      .from(integrations)
      .where(within(ctx, integrations, isUsable()))
      .orderBy(asc(integrations.createdAt), asc(integrations.id)),
  );
}

/** Some services only tell of money and start no payment. */
function offersMethods({ connectorId }: IntegrationRow): boolean {
  const connector = findConnector(connectorId);
  return connector?.kind === "payment" && connector.methods.length > 0;
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
