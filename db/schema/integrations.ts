import { sql } from "drizzle-orm";
import { bigint, boolean, check, foreignKey, index, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { at, createdAt, minor, place } from "./columns";
import { companies } from "./tenants";

/** An installed connector. Its id is unguessable, because it is the callback address. */
export const integrations = pgTable(
  "integrations",
  {
    id: text().primaryKey(),
    ...place,
    connectorId: text("connector_id").notNull(),
    label: text().notNull(),
    sealedSettings: text("sealed_settings").notNull(),
    currencies: text().array().notNull().default([]),
    isEnabled: boolean("is_enabled").notNull().default(true),
    createdBy: text("created_by").notNull(),
    createdAt,
    deletedAt: at("deleted_at"),
  },
  (t) => [
    unique("integrations_tenant_id_key").on(t.tenantId, t.id),
    unique("integrations_place_key").on(t.tenantId, t.companyId, t.environment, t.id),
    index("integrations_list_idx").on(t.tenantId, t.companyId, t.environment, t.createdAt, t.id),
    foreignKey({
      name: "integrations_company_fk",
      columns: [t.tenantId, t.companyId],
      foreignColumns: [companies.tenantId, companies.id],
    }),
  ],
);

export const VERDICTS = ["genuine", "forged", "ask"] as const;

/** Every inbound provider message, stored before it is worked. Uniqueness includes the verdict: a message refused for a mistyped secret can be accepted later. */
export const deliveries = pgTable(
  "deliveries",
  {
    id: text().primaryKey(),
    ...place,
    integrationId: text("integration_id").notNull(),
    verdict: text({ enum: VERDICTS }).notNull(),
    headers: jsonb().$type<Record<string, string>>().notNull(),
    /** Base64 of the very bytes that came. */
    body: text().notNull(),
    bodyHash: text("body_hash").notNull(),
    appliedAt: at("applied_at"),
    outcome: text(),
    createdAt,
  },
  (t) => [
    unique("deliveries_tenant_id_key").on(t.tenantId, t.id),
    unique("deliveries_once_key").on(t.integrationId, t.bodyHash, t.verdict),
    index("deliveries_list_idx").on(t.tenantId, t.companyId, t.environment, t.createdAt, t.id),
    foreignKey({
      name: "deliveries_integration_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.integrationId],
      foreignColumns: [integrations.tenantId, integrations.companyId, integrations.environment, integrations.id],
    }),
  ],
);

/** What a provider said happened, once per integration and event, whatever the number of deliveries. */
export const providerEvents = pgTable(
  "provider_events",
  {
    id: text().primaryKey(),
    ...place,
    integrationId: text("integration_id").notNull(),
    providerEventId: text("provider_event_id").notNull(),
    createdAt,
  },
  (t) => [
    unique("provider_events_tenant_id_key").on(t.tenantId, t.id),
    unique("provider_events_once_key").on(t.integrationId, t.providerEventId),
    foreignKey({
      name: "provider_events_integration_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.integrationId],
      foreignColumns: [integrations.tenantId, integrations.companyId, integrations.environment, integrations.id],
    }),
  ],
);

/** The simulated provider's own books: what it was asked to collect and what became of it. */
export const simulatorCharges = pgTable(
  "simulator_charges",
  {
    id: text().primaryKey(),
    ...place,
    integrationId: text("integration_id").notNull(),
    /** Our attempt id: asking twice for one reference finds the first charge. */
    reference: text().notNull(),
    label: text().notNull(),
    amountMinor: minor("amount_minor").notNull(),
    currencyCode: text("currency_code").notNull(),
    method: text().notNull(),
    returnUrl: text("return_url").notNull(),
    /** What will happen, decided by the amount or on the test page; null while the payer has not decided. */
    outcome: text(),
    /** When the outcome becomes known to anyone who asks. */
    settlesAt: at("settles_at"),
    refundedMinor: minor("refunded_minor").notNull().default(sql`0`),
    sequence: bigint({ mode: "number" }).notNull().default(0),
    createdAt,
  },
  (t) => [
    unique("simulator_charges_tenant_id_key").on(t.tenantId, t.id),
    unique("simulator_charges_reference_key").on(t.integrationId, t.reference),
    check(
      "simulator_charges_refund_within_amount",
      sql`${t.refundedMinor} >= 0 and ${t.refundedMinor} <= ${t.amountMinor}`,
    ),
    foreignKey({
      name: "simulator_charges_integration_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.integrationId],
      foreignColumns: [integrations.tenantId, integrations.companyId, integrations.environment, integrations.id],
    }),
  ],
);
