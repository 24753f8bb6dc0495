import type { paymentApplications } from "@/db/schema/applications";

export type ApplicationRow = typeof paymentApplications.$inferSelect;

/** A payment application as the portal and the API show it: no secret, only its readable start. */
export const presentApplication = (row: ApplicationRow) => ({
  id: row.id,
  name: row.name,
  clientId: row.clientId,
  environment: row.environment,
  url: row.url,
  callbackUrl: row.callbackUrl,
  currencyWhitelist: row.currencyWhitelist,
  allowUnderpay: row.allowUnderpay,
  allowOverpay: row.allowOverpay,
  webhookSecretHint: row.webhookSecretHint,
  previousSecretUntil: row.previousSecretUntil,
  createdAt: row.createdAt,
  deletedAt: row.deletedAt,
});
export type Application = ReturnType<typeof presentApplication>;
