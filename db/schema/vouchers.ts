import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { at, createdAt, minor, place } from "./columns";
import { customers } from "./customers";
import { payments } from "./payments";
import { companies } from "./tenants";

/** `free` credits without a payment, `multiplier` and `additional_credit` add to one. */
export const VOUCHER_KINDS = ["free", "multiplier", "additional_credit"] as const;
export type VoucherKind = (typeof VOUCHER_KINDS)[number];

/** A promise of money that whoever has its code can use once. The code itself is not here, only its hash. */
export const vouchers = pgTable(
  "vouchers",
  {
    id: text().primaryKey(),
    ...place,
    /** The same for those that were made together. */
    batchId: text("batch_id").notNull(),
    /** What it was made for, for the company's own people. */
    label: text().notNull(),
    kind: text({ enum: VOUCHER_KINDS }).notNull(),
    codeHash: text("code_hash").notNull(),
    pepperId: text("pepper_id").notNull(),
    /** The readable start of the code, so that a person can tell two vouchers apart. */
    hint: text().notNull(),
    currencyCode: text("currency_code").notNull(),
    /** What it credits; null for a multiplier. */
    amountMinor: minor("amount_minor"),
    /** What a payment is multiplied by, in millionths: 1500000 makes one and a half of it. */
    factorMillionths: minor("factor_millionths"),
    /** The least payment it counts with. */
    minimumMinor: minor("minimum_minor").notNull().default(sql`0`),
    expiresAt: at("expires_at"),
    /** Who has it on a payment that has not ended, or used it. */
    customerId: text("customer_id"),
    paymentId: text("payment_id"),
    usedAt: at("used_at"),
    creditedMinor: minor("credited_minor"),
    voidedAt: at("voided_at"),
    voidedBy: text("voided_by"),
    voidReason: text("void_reason"),
    createdBy: text("created_by").notNull(),
    createdAt,
  },
  (t) => [
    unique("vouchers_tenant_id_key").on(t.tenantId, t.id),
    unique("vouchers_code_key").on(t.tenantId, t.companyId, t.environment, t.codeHash),
    index("vouchers_list_idx").on(t.tenantId, t.companyId, t.environment, t.createdAt, t.id),
    index("vouchers_payment_idx").on(t.paymentId).where(sql`${t.paymentId} is not null`),
    index("vouchers_customer_idx").on(t.customerId).where(sql`${t.customerId} is not null`),
    check("vouchers_kind_is_known", sql.raw(`kind in (${VOUCHER_KINDS.map((kind) => `'${kind}'`).join(", ")})`)),
    check(
      "vouchers_credit_something",
      sql`case ${t.kind} when 'multiplier' then coalesce(${t.factorMillionths} > 1000000, false) and ${t.amountMinor} is null
        else coalesce(${t.amountMinor} > 0, false) and ${t.factorMillionths} is null end`,
    ),
    check("vouchers_minimum", sql`${t.minimumMinor} >= 0 and (${t.kind} <> 'free' or ${t.minimumMinor} = 0)`),
    check(
      "vouchers_used_say_by_whom",
      sql`${t.usedAt} is null or (${t.customerId} is not null and coalesce(${t.creditedMinor} >= 0, false) and ${t.voidedAt} is null
        and (${t.kind} = 'free') = (${t.paymentId} is null))`,
    ),
    check(
      "vouchers_voided_say_why",
      sql`${t.voidedAt} is null or (${t.voidedBy} is not null and ${t.voidReason} is not null)`,
    ),
    foreignKey({
      name: "vouchers_company_fk",
      columns: [t.tenantId, t.companyId],
      foreignColumns: [companies.tenantId, companies.id],
    }),
    foreignKey({
      name: "vouchers_customer_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.customerId],
      foreignColumns: [customers.tenantId, customers.companyId, customers.environment, customers.id],
    }),
    foreignKey({
      name: "vouchers_payment_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.paymentId],
      foreignColumns: [payments.tenantId, payments.companyId, payments.environment, payments.id],
    }),
  ],
);
