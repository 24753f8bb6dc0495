import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { at, createdAt, place } from "./columns";
import { companies } from "./tenants";

/** What payments belong to. `client_id` is public and authorises nothing (S1-6, S1-7). Deleting is soft (S1-27). */
export const paymentApplications = pgTable(
  "payment_applications",
  {
    id: text().primaryKey(),
    ...place,
    name: text().notNull(),
    clientId: text("client_id").notNull(),
    url: text(),
    callbackUrl: text("callback_url"),
    currencyWhitelist: text("currency_whitelist").array().notNull().default([]),
    allowUnderpay: boolean("allow_underpay").notNull().default(false),
    allowOverpay: boolean("allow_overpay").notNull().default(false),
    /** Sealed. The secret before it stays valid until `previous_secret_until`, so a rotation loses no webhook (S1-29). */
    sealedWebhookSecret: text("sealed_webhook_secret").notNull(),
    webhookSecretHint: text("webhook_secret_hint").notNull(),
    previousSealedSecret: text("previous_sealed_secret"),
    previousSecretUntil: at("previous_secret_until"),
    createdBy: text("created_by").notNull(),
    createdAt,
    deletedAt: at("deleted_at"),
  },
  (t) => [
    unique("payment_applications_client_id_key").on(t.clientId),
    unique("payment_applications_tenant_id_key").on(t.tenantId, t.id),
    unique("payment_applications_place_key").on(t.tenantId, t.companyId, t.environment, t.id),
    index("payment_applications_list_idx").on(t.tenantId, t.companyId, t.environment, t.createdAt, t.id),
    check("payment_applications_client_id_shape", sql`${t.clientId} ~ '^[a-z0-9]{32}$'`),
    foreignKey({
      name: "payment_applications_company_fk",
      columns: [t.tenantId, t.companyId],
      foreignColumns: [companies.tenantId, companies.id],
    }),
  ],
);
