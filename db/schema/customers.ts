import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { at, createdAt, place } from "./columns";
import { companies } from "./tenants";

/** Who pays. `reference` is the company's own name for them; `paypal_email` is what incoming PayPal payments are matched by (S4-35). */
export const customers = pgTable(
  "customers",
  {
    id: text().primaryKey(),
    ...place,
    reference: text(),
    name: text().notNull(),
    paypalEmail: text("paypal_email"),
    /** How far below zero the balance may go, in minor units as text by currency; none means the customer pays ahead (S4-42). */
    debitLimits: jsonb("debit_limits").$type<Record<string, string>>().notNull().default({}),
    metadata: jsonb().$type<Record<string, string>>().notNull().default({}),
    createdBy: text("created_by").notNull(),
    createdAt,
    updatedAt: at("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    unique("customers_tenant_id_key").on(t.tenantId, t.id),
    unique("customers_place_key").on(t.tenantId, t.companyId, t.environment, t.id),
    unique("customers_reference_key").on(t.tenantId, t.companyId, t.environment, t.reference),
    unique("customers_paypal_email_key").on(t.tenantId, t.companyId, t.environment, t.paypalEmail),
    index("customers_list_idx").on(t.tenantId, t.companyId, t.environment, t.createdAt, t.id),
    check("customers_have_a_name", sql`length(btrim(${t.name})) > 0`),
    check("customers_paypal_email_is_lower_case", sql`${t.paypalEmail} = lower(${t.paypalEmail})`),
    foreignKey({
      name: "customers_company_fk",
      columns: [t.tenantId, t.companyId],
      foreignColumns: [companies.tenantId, companies.id],
    }),
  ],
);

/** The people of a customer, in the order they were given; the first is the one to write to. */
export const customerContacts = pgTable(
  "customer_contacts",
  {
    id: text().primaryKey(),
    ...place,
    customerId: text("customer_id").notNull(),
    position: integer().notNull(),
    name: text(),
    email: text().notNull(),
    createdAt,
  },
  (t) => [
    unique("customer_contacts_tenant_id_key").on(t.tenantId, t.id),
    uniqueIndex("customer_contacts_position_idx").on(t.customerId, t.position),
    uniqueIndex("customer_contacts_email_idx").on(t.customerId, t.email),
    index("customer_contacts_customer_idx").on(t.tenantId, t.customerId),
    check("customer_contacts_email_is_lower_case", sql`${t.email} = lower(${t.email})`),
    foreignKey({
      name: "customer_contacts_customer_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.customerId],
      foreignColumns: [customers.tenantId, customers.companyId, customers.environment, customers.id],
    }).onDelete("cascade"),
  ],
);
