import type { integrations } from "@/db/schema/integrations";
import { findConnector } from "./connector-of";

export type IntegrationRow = typeof integrations.$inferSelect;

/** An installed integration as it is shown: no settings, they are write-only. */
export const presentIntegration = (row: IntegrationRow) => {
  const connector = findConnector(row.connectorId);
  return {
    id: row.id,
    connectorId: row.connectorId,
    slug: row.slug,
    name: connector?.name ?? row.connectorId,
    summary: connector?.summary ?? "",
    category: connector?.category ?? null,
    label: row.label,
    environment: row.environment,
    currencies: row.currencies,
    isEnabled: row.isEnabled,
    takesPayments: row.takesPayments,
    gateway: row.gateway,
    testedAt: row.testedAt,
    testError: row.testError,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
};
export type Integration = ReturnType<typeof presentIntegration>;
