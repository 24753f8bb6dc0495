import { sql } from "drizzle-orm";
import { bigint, boolean, check, foreignKey, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { at, createdAt, minor, place } from "./columns";
import { customers } from "./customers";
import { integrations } from "./integrations";
import { payments } from "./payments";
import { companies } from "./tenants";

/**
 * `clearing` is what a provider holds for us, `receipts` what came in without a customer, `disputes` what banks hold,
 * `promotions` what vouchers cost the company.
 */
export const ACCOUNT_KINDS = [
  "customer",
  "clearing",
  "receipts",
  "surcharge",
  "fees",
  "disputes",
  "adjustments",
  "promotions",
] as const;

/** One purse of a company in one environment and currency. The balance is kept under the row's lock and must equal its transfers. */
export const ledgerAccounts = pgTable(
  "ledger_accounts",
  {
    id: text().primaryKey(),
    ...place,
    kind: text({ enum: ACCOUNT_KINDS }).notNull(),
    /** The customer or integration it is of; empty for those of the company. */
    owner: text().notNull().default(""),
    currencyCode: text("currency_code").notNull(),
    /** Credits less debits: for a customer what they have with the company. */
    balanceMinor: minor("balance_minor").notNull().default(sql`0`),
    createdAt,
  },
  (t) => [
    unique("ledger_accounts_tenant_id_key").on(t.tenantId, t.id),
    unique("ledger_accounts_place_key").on(t.tenantId, t.companyId, t.environment, t.currencyCode, t.id),
    unique("ledger_accounts_name_key").on(t.tenantId, t.companyId, t.environment, t.kind, t.owner, t.currencyCode),
    foreignKey({
      name: "ledger_accounts_company_fk",
      columns: [t.tenantId, t.companyId],
      foreignColumns: [companies.tenantId, companies.id],
    }),
  ],
);

/**
 * One movement of money between two accounts of the same place and currency, so that debits and credits can't differ.
 * Append-only: a correction is a new row. `effect` names what it does and is unique, so that nothing is done twice.
 */
export const ledgerTransfers = pgTable(
  "ledger_transfers",
  {
    id: text().primaryKey(),
    ...place,
    sequence: bigint({ mode: "bigint" }).generatedAlwaysAsIdentity(),
    /** The same for the lines of one event. */
    transactionId: text("transaction_id").notNull(),
    effect: text().notNull(),
    kind: text().notNull(),
    debitAccountId: text("debit_account_id").notNull(),
    creditAccountId: text("credit_account_id").notNull(),
    amountMinor: minor("amount_minor").notNull(),
    currencyCode: text("currency_code").notNull(),
    paymentId: text("payment_id"),
    attemptId: text("attempt_id"),
    refundId: text("refund_id"),
    incomingId: text("incoming_id"),
    manualPaymentId: text("manual_payment_id"),
    providerEventId: text("provider_event_id"),
    description: text().notNull().default(""),
    /** For the company's own people only. */
    privateNote: text("private_note"),
    createdBy: text("created_by").notNull(),
    createdAt,
  },
  (t) => [
    unique("ledger_transfers_tenant_id_key").on(t.tenantId, t.id),
    unique("ledger_transfers_effect_key").on(t.tenantId, t.effect),
    index("ledger_transfers_debit_idx").on(t.debitAccountId, t.createdAt, t.id),
    index("ledger_transfers_credit_idx").on(t.creditAccountId, t.createdAt, t.id),
    index("ledger_transfers_payment_idx").on(t.paymentId).where(sql`${t.paymentId} is not null`),
    index("ledger_transfers_list_idx").on(t.tenantId, t.companyId, t.environment, t.createdAt, t.id),
    check("ledger_transfers_amount_is_positive", sql`${t.amountMinor} > 0`),
    check("ledger_transfers_move_something", sql`${t.debitAccountId} <> ${t.creditAccountId}`),
    ...(["debit", "credit"] as const).map((side) =>
      foreignKey({
        name: `ledger_transfers_${side}_fk`,
        columns: [
          t.tenantId,
          t.companyId,
          t.environment,
          t.currencyCode,
          side === "debit" ? t.debitAccountId : t.creditAccountId,
        ],
        foreignColumns: [
          ledgerAccounts.tenantId,
          ledgerAccounts.companyId,
          ledgerAccounts.environment,
          ledgerAccounts.currencyCode,
          ledgerAccounts.id,
        ],
      }),
    ),
    foreignKey({
      name: "ledger_transfers_payment_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.paymentId],
      foreignColumns: [payments.tenantId, payments.companyId, payments.environment, payments.id],
    }),
  ],
);

export const INCOMING_STATES = ["pending", "unconfirmed", "unmatched", "credited", "refused", "failed"] as const;

/** Money that came to a company at a provider's without a payment of ours, once per transaction of the provider. */
export const incomingTransfers = pgTable(
  "incoming_transfers",
  {
    id: text().primaryKey(),
    ...place,
    integrationId: text("integration_id").notNull(),
    providerId: text("provider_id").notNull(),
    type: text().notNull(),
    /** What has become of it. `unmatched` waits for a customer, `unconfirmed` for somebody who says that it is genuine. */
    state: text({ enum: INCOMING_STATES }).notNull(),
    /** Why it was refused. */
    reason: text(),
    payerEmail: text("payer_email"),
    payerName: text("payer_name"),
    receivers: text().array().notNull().default([]),
    amountMinor: minor("amount_minor").notNull(),
    feeMinor: minor("fee_minor"),
    /** What the provider took back again, and kept: never more than came. */
    returnedMinor: minor("returned_minor").notNull().default(sql`0`),
    /** Returns less restorations as they were told. They come in any order, so it may be below zero or above the amount for a while. */
    takenMinor: minor("taken_minor").notNull().default(sql`0`),
    /** The same of the fees that were told with them. */
    takenFeeMinor: minor("taken_fee_minor").notNull().default(sql`0`),
    currencyCode: text("currency_code").notNull(),
    /** The money rules of the moment it came. */
    deductFees: boolean("deduct_fees").notNull(),
    isProven: boolean("is_proven").notNull(),
    customerId: text("customer_id"),
    arrivedAt: at("arrived_at"),
    creditedAt: at("credited_at"),
    updatedAt: at("updated_at").notNull(),
    createdAt,
  },
  (t) => [
    unique("incoming_transfers_tenant_id_key").on(t.tenantId, t.id),
    unique("incoming_transfers_once_key").on(t.integrationId, t.providerId),
    index("incoming_transfers_list_idx").on(t.tenantId, t.companyId, t.environment, t.createdAt, t.id),
    index("incoming_transfers_customer_idx").on(t.customerId).where(sql`${t.customerId} is not null`),
    check(
      "incoming_transfers_amounts",
      sql`${t.amountMinor} > 0 and ${t.returnedMinor} >= 0 and ${t.returnedMinor} <= ${t.amountMinor}`,
    ),
    check("incoming_transfers_credited_have_a_customer", sql`${t.state} <> 'credited' or ${t.customerId} is not null`),
    foreignKey({
      name: "incoming_transfers_integration_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.integrationId],
      foreignColumns: [integrations.tenantId, integrations.companyId, integrations.environment, integrations.id],
    }),
    foreignKey({
      name: "incoming_transfers_customer_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.customerId],
      foreignColumns: [customers.tenantId, customers.companyId, customers.environment, customers.id],
    }),
  ],
);

export const MANUAL_STATUSES = ["pending", "completed", "canceled"] as const;

/** Money somebody wrote down by hand: a bank transfer, a correction, a purchase. Only a completed one is in the balance. */
export const manualPayments = pgTable(
  "manual_payments",
  {
    id: text().primaryKey(),
    ...place,
    customerId: text("customer_id").notNull(),
    /** Negative takes from the customer. */
    totalMinor: minor("total_minor").notNull(),
    currencyCode: text("currency_code").notNull(),
    /** For information; it moves nothing. */
    feeMinor: minor("fee_minor"),
    status: text({ enum: MANUAL_STATUSES }).notNull(),
    description: text().notNull(),
    privateNote: text("private_note"),
    notify: boolean().notNull().default(false),
    createdBy: text("created_by").notNull(),
    createdAt,
    settledBy: text("settled_by"),
    settledAt: at("settled_at"),
  },
  (t) => [
    unique("manual_payments_tenant_id_key").on(t.tenantId, t.id),
    index("manual_payments_customer_idx").on(t.customerId, t.createdAt, t.id),
    check("manual_payments_move_something", sql`${t.totalMinor} <> 0`),
    foreignKey({
      name: "manual_payments_customer_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.customerId],
      foreignColumns: [customers.tenantId, customers.companyId, customers.environment, customers.id],
    }),
  ],
);

/** What a look through the books of one company found. */
export const ledgerChecks = pgTable(
  "ledger_checks",
  {
    id: text().primaryKey(),
    ...place,
    isSound: boolean("is_sound").notNull(),
    accounts: integer().notNull(),
    transfers: integer().notNull(),
    findings: jsonb().$type<{ check: string; subject: string; says: string }[]>().notNull(),
    createdAt,
  },
  (t) => [
    unique("ledger_checks_tenant_id_key").on(t.tenantId, t.id),
    index("ledger_checks_last_idx").on(t.tenantId, t.companyId, t.environment, t.createdAt),
    foreignKey({
      name: "ledger_checks_company_fk",
      columns: [t.tenantId, t.companyId],
      foreignColumns: [companies.tenantId, companies.id],
    }),
  ],
);
