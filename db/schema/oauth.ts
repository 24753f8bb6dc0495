import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { at, createdAt, place, tenantId } from "./columns";
import { credentials } from "./credentials";
import { companies, tenants } from "./tenants";
import { users } from "./users";

export const OAUTH_CLIENT_TYPES = ["public", "confidential"] as const;
export type OAuthClientType = (typeof OAUTH_CLIENT_TYPES)[number];

/** An app that asks people of any tenant to let it in; the tenant here is the one that registered it. Its id is its public client id. */
export const oauthClients = pgTable(
  "oauth_clients",
  {
    id: text().primaryKey(),
    tenantId: tenantId().references(() => tenants.id, { onDelete: "cascade" }),
    name: text().notNull(),
    type: text({ enum: OAUTH_CLIENT_TYPES }).notNull(),
    redirectUris: text("redirect_uris").array().notNull(),
    scopes: text().array().notNull(),
    secretHash: text("secret_hash"),
    pepperId: text("pepper_id"),
    hint: text(),
    /** The secret before the last rotation, and until when it works beside the new one. */
    oldSecretHash: text("old_secret_hash"),
    graceUntil: at("grace_until"),
    disabledAt: at("disabled_at"),
    createdBy: text("created_by").notNull(),
    createdAt,
  },
  (t) => [
    unique("oauth_clients_tenant_id_key").on(t.tenantId, t.id),
    index("oauth_clients_list_idx").on(t.tenantId, t.createdAt, t.id),
    check("oauth_clients_have_a_name", sql`length(btrim(${t.name})) > 0`),
    check("oauth_clients_have_a_redirect", sql`cardinality(${t.redirectUris}) > 0`),
    check("oauth_clients_have_a_scope", sql`cardinality(${t.scopes}) > 0`),
    check(
      "confidential_oauth_clients_have_a_secret",
      sql`(${t.type} = 'confidential') = (${t.secretHash} is not null)`,
    ),
  ],
);

/** A yes of the consent screen, waiting to be redeemed once. Kept hashed, like every secret. */
export const oauthCodes = pgTable(
  "oauth_codes",
  {
    codeHash: text("code_hash").primaryKey(),
    ...place,
    clientId: text("client_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    redirectUri: text("redirect_uri").notNull(),
    challenge: text().notNull(),
    scopes: text().array().notNull(),
    /** The app's name as the person saw it. */
    label: text().notNull(),
    expiresAt: at("expires_at").notNull(),
    usedAt: at("used_at"),
    /** What was issued for it, so that a second redemption ends all of that. */
    grantId: text("grant_id"),
    createdAt,
  },
  (t) => [
    index("oauth_codes_expires_idx").on(t.expiresAt),
    check("oauth_codes_have_a_scope", sql`cardinality(${t.scopes}) > 0`),
    foreignKey({
      name: "oauth_codes_company_fk",
      columns: [t.tenantId, t.companyId],
      foreignColumns: [companies.tenantId, companies.id],
    }).onDelete("cascade"),
  ],
);

/** Each opens the token endpoint once and is then replaced; one that comes a second time ends its whole grant. */
export const oauthRefreshTokens = pgTable(
  "oauth_refresh_tokens",
  {
    tokenHash: text("token_hash").primaryKey(),
    tenantId: tenantId(),
    grantId: text("grant_id").notNull(),
    expiresAt: at("expires_at").notNull(),
    usedAt: at("used_at"),
    createdAt,
  },
  (t) => [
    index("oauth_refresh_tokens_grant_idx").on(t.tenantId, t.grantId),
    index("oauth_refresh_tokens_expires_idx").on(t.expiresAt),
    foreignKey({
      name: "oauth_refresh_tokens_grant_fk",
      columns: [t.tenantId, t.grantId],
      foreignColumns: [credentials.tenantId, credentials.id],
    }).onDelete("cascade"),
  ],
);
