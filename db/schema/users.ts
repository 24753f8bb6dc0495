import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { at, createdAt, ENVIRONMENTS, tenantId } from "./columns";
import { tenants } from "./tenants";

export const ROLES = [
  "owner",
  "admin",
  "developer",
  "finance",
  "support",
  "viewer",
  "affiliate-owner",
  "affiliate-support",
] as const;
export type Role = (typeof ROLES)[number];

/** A person. People sit above tenants; a membership lets them in. */
export const users = pgTable(
  "users",
  {
    id: text().primaryKey(),
    name: text(),
    email: text().notNull(),
    emailVerified: at("email_verified"),
    image: text(),
    passwordHash: text("password_hash"),
    createdAt,
  },
  (t) => [
    unique("users_email_key").on(t.email),
    check("users_email_is_lower_case", sql`${t.email} = lower(${t.email})`),
  ],
);

/** `company_ids` null means every company of the tenant. */
export const memberships = pgTable(
  "memberships",
  {
    id: text().primaryKey(),
    tenantId: tenantId().references(() => tenants.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text({ enum: ROLES }).notNull(),
    companyIds: text("company_ids").array(),
    createdAt,
  },
  (t) => [
    unique("memberships_tenant_id_key").on(t.tenantId, t.id),
    unique("memberships_tenant_user_key").on(t.tenantId, t.userId),
    index("memberships_user_idx").on(t.userId),
  ],
);

/** One row per signed-in browser, looked up on every request. The token is kept hashed; `current_*` is where the person works. */
export const sessions = pgTable(
  "sessions",
  {
    sessionToken: text("session_token").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    expires: at("expires").notNull(),
    currentTenantId: text("current_tenant_id").references(() => tenants.id, { onDelete: "set null" }),
    currentCompanyId: text("current_company_id"),
    currentEnvironment: text("current_environment", { enum: ENVIRONMENTS }).notNull().default("sandbox"),
    ip: text(),
    userAgent: text("user_agent"),
    /** When the person last showed that it is them: at sign-in, and whenever they were asked again. */
    freshAt: at("fresh_at").notNull().default(sql`now()`),
    /** Duo installations that let this session through, and when. */
    passed: jsonb().$type<Record<string, string>>().notNull().default({}),
    createdAt,
  },
  (t) => [index("sessions_user_idx").on(t.userId), index("sessions_expires_idx").on(t.expires)],
);

/** Links to outside identity providers, in the shape next-auth's adapter writes. */
export const accounts = pgTable(
  "accounts",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    type: text().notNull(),
    provider: text().notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    refresh_token: text(),
    access_token: text(),
    expires_at: integer(),
    token_type: text(),
    scope: text(),
    id_token: text(),
    session_state: text(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.providerAccountId] }), index("accounts_user_idx").on(t.userId)],
);

export const verificationTokens = pgTable(
  "verification_tokens",
  { identifier: text().notNull(), token: text().notNull(), expires: at("expires").notNull() },
  (t) => [primaryKey({ columns: [t.identifier, t.token] })],
);
