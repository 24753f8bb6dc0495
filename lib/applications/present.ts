import type { paymentApplications } from "@/db/schema/applications";
import type { PaymentApplication } from "./schema";

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
  createdBy: row.createdBy,
  createdAt: row.createdAt,
  deletedAt: row.deletedAt,
});
export type Application = ReturnType<typeof presentApplication>;

/** The same in the words of the published API (S1-27). */
export function publishApplication(application: Application): PaymentApplication {
  const { createdBy, url, callbackUrl, webhookSecretHint, ...rest } = application;
  const { id, name, allowUnderpay, allowOverpay } = application;
  return {
    ...rest,
    userId: createdBy,
    site: { id, title: name, url, callbackUrl, setting: { allowUnderpay, allowOverpay } },
    paymentAppImage: null,
    secretHint: webhookSecretHint,
  };
}
