import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { at, createdAt, place } from "./columns";
import { companies } from "./tenants";

/** Where a company wants to be told of which events. The signing secret is sealed; its hint tells two apart. */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    id: text().primaryKey(),
    ...place,
    description: text().notNull().default(""),
    url: text().notNull(),
    events: text().array().notNull(),
    isEnabled: boolean("is_enabled").notNull().default(true),
    sealedSecret: text("sealed_secret").notNull(),
    secretHint: text("secret_hint").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt,
    updatedAt: at("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    unique("webhook_endpoints_tenant_id_key").on(t.tenantId, t.id),
    unique("webhook_endpoints_place_key").on(t.tenantId, t.companyId, t.environment, t.id),
    index("webhook_endpoints_list_idx").on(t.tenantId, t.companyId, t.environment, t.createdAt, t.id),
    check("webhook_endpoints_have_an_event", sql`cardinality(${t.events}) > 0`),
    check("webhook_endpoints_are_https", sql`${t.url} like 'https://%'`),
    foreignKey({
      name: "webhook_endpoints_company_fk",
      columns: [t.tenantId, t.companyId],
      foreignColumns: [companies.tenantId, companies.id],
    }),
  ],
);
