import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { at, cidr, createdAt, ENVIRONMENTS, tenantId } from "./columns";

export const TENANT_KINDS = ["merchant", "affiliate"] as const;

/** The isolation root. `data_key` is this tenant's sealing key, wrapped by the operator's. */
export const tenants = pgTable("tenants", {
  id: text().primaryKey(),
  kind: text({ enum: TENANT_KINDS }).notNull(),
  name: text().notNull(),
  dataKey: text("data_key").notNull(),
  suspendedAt: at("suspended_at"),
  createdAt,
});

/** A merchant has at most one affiliate; `ceiling` null means the affiliate sets no limit (model A2.5). */
export const affiliateLinks = pgTable(
  "affiliate_links",
  {
    merchantId: text("merchant_id")
      .primaryKey()
      .references(() => tenants.id, { onDelete: "cascade" }),
    affiliateId: text("affiliate_id")
      .notNull()
      .references(() => tenants.id, { onDelete: "cascade" }),
    ceiling: text().array(),
    createdAt,
  },
  (t) => [check("affiliate_links_are_not_loops", sql`${t.merchantId} <> ${t.affiliateId}`)],
);

export const companies = pgTable(
  "companies",
  {
    id: text().primaryKey(),
    tenantId: tenantId().references(() => tenants.id, { onDelete: "cascade" }),
    name: text().notNull(),
    isDefault: boolean("is_default").notNull().default(false),
    timeZone: text("time_zone").notNull().default("UTC"),
    /** Whether this brand's API documentation opens only to people of the brand (S0-19). */
    docsNeedSignIn: boolean("docs_need_sign_in").notNull().default(false),
    createdAt,
  },
  (t) => [
    unique("companies_tenant_id_key").on(t.tenantId, t.id),
    uniqueIndex("companies_one_default_idx").on(t.tenantId).where(sql`${t.isDefault}`),
  ],
);

export const domains = pgTable(
  "domains",
  {
    id: text().primaryKey(),
    tenantId: tenantId(),
    companyId: text("company_id").notNull(),
    environment: text({ enum: ENVIRONMENTS }).notNull(),
    /** Lower-case host as browsers send it, with the port when it is not the scheme's own. */
    fqdn: text().notNull(),
    description: text().notNull().default(""),
    isPrimary: boolean("is_primary").notNull().default(false),
    /** From where a sandbox host may be used; empty for from anywhere. */
    allowedIps: cidr("allowed_ips").array().notNull().default(sql`'{}'::cidr[]`),
    createdAt,
  },
  (t) => [
    unique("domains_tenant_id_key").on(t.tenantId, t.id),
    unique("domains_fqdn_key").on(t.fqdn),
    uniqueIndex("domains_one_primary_idx").on(t.companyId).where(sql`${t.isPrimary}`),
    check("domains_primary_is_not_sandbox", sql`not (${t.isPrimary} and ${t.environment} = 'sandbox')`),
    check("domains_live_has_no_list", sql`cardinality(${t.allowedIps}) = 0 or ${t.environment} = 'sandbox'`),
    check("domains_fqdn_is_lower_case", sql`${t.fqdn} = lower(${t.fqdn}) and ${t.fqdn} <> ''`),
    foreignKey({
      name: "domains_company_fk",
      columns: [t.tenantId, t.companyId],
      foreignColumns: [companies.tenantId, companies.id],
    }).onDelete("cascade"),
  ],
);
