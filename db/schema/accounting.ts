import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { at, createdAt, place } from "./columns";
import { integrations } from "./integrations";

export const CONNECTION_STATES = ["connected", "broken"] as const;

/** The books an accounting integration may write to. The tokens are sealed and change with every renewal. */
export const accountingConnections = pgTable(
  "accounting_connections",
  {
    /** The integration's own id: it has one connection at most. */
    id: text().primaryKey(),
    ...place,
    state: text({ enum: CONNECTION_STATES }).notNull(),
    organisationId: text("organisation_id").notNull(),
    organisationName: text("organisation_name").notNull(),
    connectionId: text("connection_id").notNull(),
    sealedTokens: text("sealed_tokens").notNull(),
    accessExpiresAt: at("access_expires_at").notNull(),
    /** Whoever renews the tokens owns them until then. */
    leaseUntil: at("lease_until"),
    /** Why it is broken, in words for people. */
    error: text(),
    /** Money that moved before this is not told. */
    booksFrom: at("books_from").notNull(),
    connectedBy: text("connected_by").notNull(),
    createdAt,
  },
  (t) => [
    unique("accounting_connections_tenant_id_key").on(t.tenantId, t.id),
    foreignKey({
      name: "accounting_connections_integration_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.id],
      foreignColumns: [integrations.tenantId, integrations.companyId, integrations.environment, integrations.id],
    }),
  ],
);

/** A person on the way to the provider's page and back. Taken away when they are back, so it opens once. */
export const accountingHandshakes = pgTable(
  "accounting_handshakes",
  {
    stateHash: text("state_hash").primaryKey(),
    ...place,
    integrationId: text("integration_id").notNull(),
    userId: text("user_id").notNull(),
    sealedVerifier: text("sealed_verifier").notNull(),
    expiresAt: at("expires_at").notNull(),
    createdAt,
  },
  (t) => [
    index("accounting_handshakes_expires_idx").on(t.expiresAt),
    foreignKey({
      name: "accounting_handshakes_integration_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.integrationId],
      foreignColumns: [integrations.tenantId, integrations.companyId, integrations.environment, integrations.id],
    }),
  ],
);

export const BOOKING_STATES = ["pending", "booked", "settled", "void", "failed"] as const;

/** One side of a ledger transaction in the books, once per integration. */
export const accountingEntries = pgTable(
  "accounting_entries",
  {
    id: text().primaryKey(),
    ...place,
    integrationId: text("integration_id").notNull(),
    /** The ledger transaction and its side: `ltx_…:in`. */
    reference: text().notNull(),
    state: text({ enum: BOOKING_STATES }).notNull().default("pending"),
    booked: jsonb().$type<Record<string, string>>().notNull().default({}),
    tries: integer().notNull().default(0),
    error: text(),
    /** When it is tried or looked at again; null when it is done or waits for a person. */
    nextAt: at("next_at"),
    createdAt,
  },
  (t) => [
    unique("accounting_entries_tenant_id_key").on(t.tenantId, t.id),
    unique("accounting_entries_once_key").on(t.integrationId, t.reference),
    index("accounting_entries_list_idx").on(t.tenantId, t.companyId, t.environment, t.createdAt, t.id),
    index("accounting_entries_due_idx").on(t.nextAt).where(sql`${t.nextAt} is not null`),
    foreignKey({
      name: "accounting_entries_integration_fk",
      columns: [t.tenantId, t.companyId, t.environment, t.integrationId],
      foreignColumns: [integrations.tenantId, integrations.companyId, integrations.environment, integrations.id],
    }),
  ],
);
