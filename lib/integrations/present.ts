import type { integrations } from "@/db/schema/integrations";
import { findConnector } from "./connector-of";

export type IntegrationRow = typeof integrations.$inferSelect;

/** An installed integration as it is shown: no settings, they are write-only. */
export const presentIntegration = (row: IntegrationRow) => ({
  id: row.id,
  connectorId: row.connectorId,
  name: findConnector(row.connectorId)?.name ?? row.connectorId,
  label: row.label,
  environment: row.environment,
  currencies: row.currencies,
  isEnabled: row.isEnabled,
  createdAt: row.createdAt,
});
export type Integration = ReturnType<typeof presentIntegration>;
