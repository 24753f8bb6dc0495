import type { webhookEndpoints } from "@/db/schema/webhooks";
import type { EventType } from "@/lib/events/schema";
import type { Webhook } from "./schema";

export type WebhookRow = typeof webhookEndpoints.$inferSelect;

/** An endpoint as it is shown: of its secret only the start. */
export const presentWebhook = (row: WebhookRow): Webhook => ({
  id: row.id,
  environment: row.environment,
  description: row.description,
  url: row.url,
  events: row.events as EventType[],
  enabled: row.isEnabled,
  secretHint: row.secretHint,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
