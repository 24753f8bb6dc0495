import { type SQLWrapper, sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { paymentApplications } from "./applications";
import { at, cidr, createdAt, ENVIRONMENTS, tenantId } from "./columns";
import { companies, tenants } from "./tenants";
import { users } from "./users";

export const CREDENTIAL_KINDS = [
  "access_token",
  "client_token",
  "merchant_credential",
  "api_key",
  "oauth_grant",
] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

type Ruled = Record<
  | "affiliateId"
  | "allowedIps"
  | "applicationId"
  | "companyId"
  | "expiresAt"
  | "kind"
  | "label"
  | "oauthClientId"
  | "parentId"
  | "publicId"
  | "scopes"
  | "userId",
  SQLWrapper
>;

/** What the kind decides, held by the database too. */
function rules(t: Ruled) {
  return [
    check("credentials_have_a_scope", sql`cardinality(${t.scopes}) > 0`),
    check("credentials_have_a_label", sql`length(btrim(${t.label})) > 0`),
    check("credentials_all_stands_alone", sql`not ('*' = any(${t.scopes})) or cardinality(${t.scopes}) = 1`),
    check("client_tokens_have_an_application", sql`${t.kind} <> 'client_token' or ${t.applicationId} is not null`),
    check(
      "company_kinds_have_a_company",
      sql`${t.kind} not in ('access_token', 'client_token', 'api_key') or ${t.companyId} is not null`,
    ),
    check(
      "access_tokens_have_ips_and_a_name",
      sql`${t.kind} <> 'access_token' or (cardinality(${t.allowedIps}) > 0 and length(btrim(${t.label})) >= 3)`,
    ),
    check(
      "merchant_credentials_have_a_public_id",
      sql`(${t.kind} = 'merchant_credential' and ${t.parentId} is null) = (${t.publicId} is not null)`,
    ),
    check("minted_credentials_end", sql`${t.parentId} is null or ${t.expiresAt} is not null`),
    check("affiliates_make_pairs", sql`${t.affiliateId} is null or ${t.kind} = 'merchant_credential'`),
    check(
      "oauth_grants_have_a_person_a_client_and_an_end",
      sql`${t.kind} <> 'oauth_grant' or (${t.userId} is not null and ${t.oauthClientId} is not null and ${t.expiresAt} is not null)`,
    ),
  ];
}

/** Every kind of credential in one table; the kind decides what it is bound to and what it must have. */
export const credentials = pgTable(
  "credentials",
  {
    id: text().primaryKey(),
    tenantId: tenantId().references(() => tenants.id, { onDelete: "cascade" }),
    /** Null only for kinds that are bound to the whole merchant or to a person. */
    companyId: text("company_id"),
    environment: text({ enum: ENVIRONMENTS }).notNull(),
    kind: text({ enum: CREDENTIAL_KINDS }).notNull(),
    applicationId: text("application_id"),
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    oauthClientId: text("oauth_client_id"),
    /** The pair a short-lived bearer was minted from; it opens nothing that its parent would not. */
    parentId: text("parent_id"),
    /** The affiliate that made it for this merchant; it ends with the link between the two. */
    affiliateId: text("affiliate_id").references(() => tenants.id),
    /** Public half of a merchant credential; not the Client ID of a payment application (T1). */
    publicId: uuid("public_id"),
    label: text().notNull(),
    secretHash: text("secret_hash").notNull(),
    pepperId: text("pepper_id").notNull(),
    /** The readable start of the secret, so a person can tell two credentials apart. */
    hint: text().notNull(),
    scopes: text().array().notNull(),
    allowedIps: cidr("allowed_ips").array().notNull().default(sql`'{}'::cidr[]`),
    expiresAt: at("expires_at"),
    disabledAt: at("disabled_at"),
    revokedAt: at("revoked_at"),
    successorId: text("successor_id"),
    graceUntil: at("grace_until"),
    lastUsedAt: at("last_used_at"),
    lastUsedIp: text("last_used_ip"),
    lastDeniedAt: at("last_denied_at"),
    lastDeniedIp: text("last_denied_ip"),
    lastDeniedReason: text("last_denied_reason"),
    createdBy: text("created_by").notNull(),
    createdAt,
  },
  (t) => [
    unique("credentials_secret_hash_key").on(t.secretHash),
    unique("credentials_public_id_key").on(t.publicId),
    unique("credentials_tenant_id_key").on(t.tenantId, t.id),
    index("credentials_list_idx").on(t.tenantId, t.companyId, t.environment, t.createdAt, t.id),
    index("credentials_application_idx").on(t.applicationId, t.createdAt),
    index("credentials_pairs_idx")
      .on(t.tenantId, t.environment, t.createdAt, t.id)
      .where(sql`${t.publicId} is not null`),
    index("credentials_keys_idx").on(t.tenantId, t.createdAt, t.id).where(sql`${t.kind} = 'api_key'`),
    index("credentials_affiliate_idx").on(t.affiliateId, t.createdAt, t.id).where(sql`${t.affiliateId} is not null`),
    index("credentials_parent_idx").on(t.parentId).where(sql`${t.parentId} is not null`),
    index("credentials_grants_idx")
      .on(t.tenantId, t.userId, t.createdAt, t.id)
      .where(sql`${t.oauthClientId} is not null and ${t.parentId} is null`),
    index("credentials_minted_idx").on(t.expiresAt).where(sql`${t.parentId} is not null`),
    ...rules(t),
    foreignKey({
      name: "credentials_company_fk",
      columns: [t.tenantId, t.companyId],
      foreignColumns: [companies.tenantId, companies.id],
    }),
    foreignKey({
      name: "credentials_application_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.applicationId],
      foreignColumns: [
        paymentApplications.tenantId,
        paymentApplications.companyId,
        paymentApplications.environment,
        paymentApplications.id,
      ],
    }),
    foreignKey({
      name: "credentials_parent_fk",
      columns: [t.tenantId, t.parentId],
      foreignColumns: [t.tenantId, t.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "credentials_successor_fk",
      columns: [t.tenantId, t.successorId],
      foreignColumns: [t.tenantId, t.id],
    }),
  ],
);
