import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { paymentApplications } from "./applications";
import { at, createdAt, minor, place } from "./columns";
import { customers } from "./customers";
import { integrations, integrationTerms } from "./integrations";

export const PAYMENT_STATUSES = [
  "requires_payment_method",
  "requires_action",
  "processing",
  "succeeded",
  "failed",
  "canceled",
  "expired",
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export const payments = pgTable(
  "payments",
  {
    id: text().primaryKey(),
    ...place,
    applicationId: text("application_id").notNull(),
    customerId: text("customer_id"),
    /** The credential or user that asked for it. */
    createdBy: text("created_by").notNull(),
    amountMinor: minor("amount_minor").notNull(),
    currencyCode: text("currency_code").notNull(),
    reference: text().notNull(),
    referenceLabel: text("reference_label").notNull(),
    status: text({ enum: PAYMENT_STATUSES }).notNull().default("requires_payment_method"),
    amountReceivedMinor: minor("amount_received_minor").notNull().default(sql`0`),
    amountRefundedMinor: minor("amount_refunded_minor").notNull().default(sql`0`),
    /** Reserved by refunds of which nobody knows yet how they end. */
    amountRefundingMinor: minor("amount_refunding_minor").notNull().default(sql`0`),
    /** What banks have taken back or hold. A fact, not a limit: it may come after a refund. */
    amountDisputedMinor: minor("amount_disputed_minor").notNull().default(sql`0`),
    /** How much of what was received is surcharge; nothing before the attempt that pays has succeeded. */
    surchargeMinor: minor("surcharge_minor").notNull().default(sql`0`),
    providerFeeMinor: minor("provider_fee_minor"),
    redirectUrl: text("redirect_url"),
    productId: text("product_id"),
    blockchainSlug: text("blockchain_slug"),
    settlementCurrencyCode: text("settlement_currency_code"),
    metadata: jsonb().$type<Record<string, string>>().notNull().default({}),
    lastErrorCode: text("last_error_code"),
    idempotencyKey: text("idempotency_key"),
    fingerprint: text(),
    expiresAt: at("expires_at").notNull(),
    createdAt,
    updatedAt: at("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    unique("payments_place_key").on(t.tenantId, t.companyId, t.environment, t.id),
    uniqueIndex("payments_idempotency_key")
      .on(t.applicationId, t.idempotencyKey)
      .where(sql`${t.idempotencyKey} is not null`),
    index("payments_list_idx").on(t.tenantId, t.companyId, t.environment, t.createdAt, t.id),
    index("payments_status_idx").on(t.tenantId, t.companyId, t.environment, t.status, t.createdAt, t.id),
    index("payments_application_idx").on(t.tenantId, t.applicationId, t.createdAt, t.id),
    index("payments_reference_idx").on(t.tenantId, t.companyId, t.environment, t.reference.op("text_pattern_ops")),
    index("payments_customer_idx")
      .on(t.tenantId, t.customerId, t.createdAt, t.id)
      .where(sql`${t.customerId} is not null`),
    index("payments_due_idx").on(t.expiresAt).where(sql`${t.status} in ('requires_payment_method', 'requires_action')`),
    check("payments_amount_is_positive", sql`${t.amountMinor} > 0`),
    check(
      "payments_amounts_are_not_negative",
      sql`${t.amountReceivedMinor} >= 0 and ${t.amountRefundedMinor} >= 0 and ${t.surchargeMinor} >= 0 and ${t.amountRefundingMinor} >= 0 and ${t.amountDisputedMinor} >= 0`,
    ),
    check(
      "payments_refund_within_received",
      sql`${t.amountRefundedMinor} + ${t.amountRefundingMinor} <= ${t.amountReceivedMinor}`,
    ),
    check("payments_status_is_known", sql.raw(`status in (${PAYMENT_STATUSES.map((s) => `'${s}'`).join(", ")})`)),
    foreignKey({
      name: "payments_application_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.applicationId],
      foreignColumns: [
        paymentApplications.tenantId,
        paymentApplications.companyId,
        paymentApplications.environment,
        paymentApplications.id,
      ],
    }),
    foreignKey({
      name: "payments_customer_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.customerId],
      foreignColumns: [customers.tenantId, customers.companyId, customers.environment, customers.id],
    }),
  ],
);

export const ATTEMPT_STATUSES = ["started", "requires_action", "processing", "succeeded", "failed"] as const;
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number];
export const DECLINE_CLASSES = ["soft", "hard", "error"] as const;
export type DeclineClass = (typeof DECLINE_CLASSES)[number];

/** One try to collect. At most one is open per payment, and its row exists before the provider is called. */
export const paymentAttempts = pgTable(
  "payment_attempts",
  {
    id: text().primaryKey(),
    ...place,
    paymentId: text("payment_id").notNull(),
    number: integer().notNull(),
    integrationId: text("integration_id").notNull(),
    connectorId: text("connector_id").notNull(),
    method: text().notNull(),
    status: text({ enum: ATTEMPT_STATUSES }).notNull().default("started"),
    /** All the payer is asked for: base and surcharge, by terms that never change after this. */
    amountMinor: minor("amount_minor").notNull(),
    baseMinor: minor("base_minor").notNull(),
    surchargeMinor: minor("surcharge_minor").notNull().default(sql`0`),
    currencyCode: text("currency_code").notNull(),
    /** The money rules it was priced by; null for attempts from before there were any. */
    termsId: text("terms_id"),
    /** Its money became the payment's; a second one that was paid as well has to be given back. */
    isCredited: boolean("is_credited").notNull().default(false),
    /** What came by it, once the provider has shown that; before it has succeeded, it waits for a person. */
    receivedMinor: minor("received_minor"),
    providerId: text("provider_id"),
    redirectUrl: text("redirect_url"),
    declineClass: text("decline_class", { enum: DECLINE_CLASSES }),
    code: text(),
    rawCode: text("raw_code"),
    /** Whoever started the provider call owns the row until then; afterwards the recoverer looks the charge up. */
    leaseUntil: at("lease_until"),
    startedAt: at("started_at").notNull(),
    finishedAt: at("finished_at"),
    createdAt,
  },
  (t) => [
    unique("payment_attempts_tenant_id_key").on(t.tenantId, t.id),
    unique("payment_attempts_number_key").on(t.paymentId, t.number),
    unique("payment_attempts_provider_key").on(t.integrationId, t.providerId),
    uniqueIndex("payment_attempts_one_credited_idx").on(t.paymentId).where(sql`${t.isCredited}`),
    check("payment_attempts_parts_make_the_amount", sql`${t.baseMinor} + ${t.surchargeMinor} = ${t.amountMinor}`),
    foreignKey({
      name: "payment_attempts_terms_fk",
      columns: [t.tenantId, t.termsId],
      foreignColumns: [integrationTerms.tenantId, integrationTerms.id],
    }),
    uniqueIndex("payment_attempts_one_open_idx").on(t.paymentId).where(sql`${t.finishedAt} is null`),
    index("payment_attempts_named_idx").on(t.tenantId, t.providerId).where(sql`${t.providerId} is not null`),
    index("payment_attempts_lease_idx").on(t.leaseUntil).where(sql`${t.finishedAt} is null`),
    foreignKey({
      name: "payment_attempts_payment_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.paymentId],
      foreignColumns: [payments.tenantId, payments.companyId, payments.environment, payments.id],
    }),
    foreignKey({
      name: "payment_attempts_integration_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.integrationId],
      foreignColumns: [integrations.tenantId, integrations.companyId, integrations.environment, integrations.id],
    }),
  ],
);

/** The payment's timeline: what happened, when, by whom. Append-only. */
export const paymentEvents = pgTable(
  "payment_events",
  {
    id: text().primaryKey(),
    ...place,
    paymentId: text("payment_id").notNull(),
    type: text().notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id").notNull(),
    detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt,
  },
  (t) => [
    index("payment_events_payment_idx").on(t.paymentId, t.createdAt, t.id),
    foreignKey({
      name: "payment_events_payment_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.paymentId],
      foreignColumns: [payments.tenantId, payments.companyId, payments.environment, payments.id],
    }),
  ],
);

export const REFUND_STATUSES = ["pending", "succeeded", "failed"] as const;

/** Money on its way back. Its id is the reference the provider knows it by, so that no refund is ever sent twice. */
export const refunds = pgTable(
  "refunds",
  {
    id: text().primaryKey(),
    ...place,
    paymentId: text("payment_id").notNull(),
    attemptId: text("attempt_id").notNull(),
    integrationId: text("integration_id").notNull(),
    status: text({ enum: REFUND_STATUSES }).notNull().default("pending"),
    /** Asked for here, or made at the provider's own desk. */
    origin: text({ enum: ["ours", "provider"] }).notNull(),
    amountMinor: minor("amount_minor").notNull(),
    currencyCode: text("currency_code").notNull(),
    reason: text().notNull(),
    /** Why it failed, or why nobody knows yet. */
    code: text(),
    providerRefundId: text("provider_refund_id"),
    idempotencyKey: text("idempotency_key"),
    /** When somebody looks how it stands; null while it waits for the provider's word or for a person. */
    lookAt: at("look_at"),
    createdBy: text("created_by").notNull(),
    createdAt,
    finishedAt: at("finished_at"),
  },
  (t) => [
    unique("refunds_tenant_id_key").on(t.tenantId, t.id),
    unique("refunds_provider_key").on(t.integrationId, t.providerRefundId),
    unique("refunds_idempotency_key").on(t.paymentId, t.createdBy, t.idempotencyKey),
    index("refunds_payment_idx").on(t.paymentId, t.createdAt, t.id),
    index("refunds_look_idx").on(t.lookAt).where(sql`${t.status} = 'pending'`),
    check("refunds_amount_is_positive", sql`${t.amountMinor} > 0`),
    foreignKey({
      name: "refunds_payment_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.paymentId],
      foreignColumns: [payments.tenantId, payments.companyId, payments.environment, payments.id],
    }),
    foreignKey({
      name: "refunds_attempt_fk",
      columns: [t.tenantId, t.attemptId],
      foreignColumns: [paymentAttempts.tenantId, paymentAttempts.id],
    }),
  ],
);
