import { sql } from "drizzle-orm";
import { bigint, boolean, check, foreignKey, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { at, createdAt, minor, place } from "./columns";
import { companies } from "./tenants";

/** An installed connector. Its id is unguessable, because it is the callback address. */
export const integrations = pgTable(
  "integrations",
  {
    id: text().primaryKey(),
    ...place,
    connectorId: text("connector_id").notNull(),
    /** What addresses and methods call it: the connector's id, with a number from the second installation on. Never changes. */
    slug: text().notNull(),
    label: text().notNull(),
    sealedSettings: text("sealed_settings").notNull(),
    currencies: text().array().notNull().default([]),
    isEnabled: boolean("is_enabled").notNull().default(true),
    /** False: only refunds and what is under way. */
    takesPayments: boolean("takes_payments").notNull().default(true),
    /** The gateway API's own facts, such as weight; nothing here is secret. */
    gateway: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    testedAt: at("tested_at"),
    /** Why the last test failed, in words for people; null when it passed. */
    testError: text("test_error"),
    updatedAt: at("updated_at").notNull().default(sql`now()`),
    createdBy: text("created_by").notNull(),
    createdAt,
    deletedAt: at("deleted_at"),
  },
  (t) => [
    unique("integrations_tenant_id_key").on(t.tenantId, t.id),
    unique("integrations_slug_key").on(t.tenantId, t.companyId, t.environment, t.slug),
    unique("integrations_place_key").on(t.tenantId, t.companyId, t.environment, t.id),
    index("integrations_list_idx").on(t.tenantId, t.companyId, t.environment, t.createdAt, t.id),
    foreignKey({
      name: "integrations_company_fk",
      columns: [t.tenantId, t.companyId],
      foreignColumns: [companies.tenantId, companies.id],
    }),
  ],
);

/**
 * The money rules of an integration from one moment on (S4-23…27). Append-only: a payment keeps those that held when it was
 * created. `fixedMinor` holds minor units as text by currency.
 */
export const integrationTerms = pgTable(
  "integration_terms",
  {
    id: text().primaryKey(),
    ...place,
    integrationId: text("integration_id").notNull(),
    fixedMinor: jsonb("fixed_minor").$type<Record<string, string>>().notNull().default({}),
    percentMillionths: integer("percent_millionths").notNull().default(0),
    deductFees: boolean("deduct_fees").notNull().default(false),
    createdBy: text("created_by").notNull(),
    createdAt,
  },
  (t) => [
    unique("integration_terms_tenant_id_key").on(t.tenantId, t.id),
    index("integration_terms_integration_idx").on(t.integrationId, t.createdAt, t.id),
    check("integration_terms_percent_within_hundred", sql`${t.percentMillionths} between 0 and 1000000`),
    foreignKey({
      name: "integration_terms_integration_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.integrationId],
      foreignColumns: [integrations.tenantId, integrations.companyId, integrations.environment, integrations.id],
    }),
  ],
);

export const VERDICTS = ["genuine", "forged", "ask"] as const;

/** One thing that was done with a message, for whoever wants to know why it came to what it did. */
export type DeliveryStep = { at: string; by: string; step: string; says: string; detail?: Record<string, string> };

/** What a message came to, told from its verdict and outcome. `attention`: a person can do something about it. */
export const DELIVERY_RESULTS = ["waiting", "applied", "nothing", "attention", "refused"] as const;

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
    /** Of the headers as they are kept, where only they can prove who sent the bytes; else empty. */
    headersHash: text("headers_hash").notNull().default(""),
    appliedAt: at("applied_at"),
    outcome: text(),
    result: text({ enum: DELIVERY_RESULTS }).generatedAlwaysAs(sql`case
      when verdict = 'forged' or outcome = 'not_confirmed' then 'refused'
      when applied_at is null then 'waiting'
      when outcome ~ '(unmatched|unconfirmed|unverified|refused|held|unknown_reference|mismatch|unreadable)' then 'attention'
      when outcome ~ '(applied|credited|returned|restored|looked_up)' then 'applied'
      else 'nothing' end`),
    /** What the message is about, as far as working it has told: for searching, nothing is decided by these. */
    paymentId: text("payment_id"),
    incomingId: text("incoming_id"),
    providerId: text("provider_id"),
    payerEmail: text("payer_email"),
    steps: jsonb().$type<DeliveryStep[]>().notNull().default([]),
    createdAt,
  },
  (t) => [
    unique("deliveries_tenant_id_key").on(t.tenantId, t.id),
    unique("deliveries_once_key").on(t.integrationId, t.bodyHash, t.verdict, t.headersHash),
    index("deliveries_list_idx").on(t.tenantId, t.companyId, t.environment, t.createdAt, t.id),
    index("deliveries_result_idx").on(t.tenantId, t.companyId, t.environment, t.result, t.createdAt, t.id),
    index("deliveries_verdict_idx").on(t.tenantId, t.companyId, t.environment, t.verdict, t.createdAt, t.id),
    index("deliveries_integration_idx").on(t.integrationId, t.createdAt, t.id),
    index("deliveries_payment_idx").on(t.paymentId).where(sql`${t.paymentId} is not null`),
    index("deliveries_incoming_idx").on(t.incomingId).where(sql`${t.incomingId} is not null`),
    index("deliveries_provider_idx").on(t.tenantId, t.providerId).where(sql`${t.providerId} is not null`),
    index("deliveries_payer_idx").on(t.tenantId, t.payerEmail).where(sql`${t.payerEmail} is not null`),
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
    /** What was given back, by our own reference: asking twice for one is one refund. */
    refunds: jsonb().$type<{ id: string; reference: string; amount: string }[]>().notNull().default([]),
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
