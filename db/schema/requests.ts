import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { at, ENVIRONMENTS, tenantId } from "./columns";

/**
 * What came in over the APIs and what was answered; never a body, a header or an address with its ids. Partitioned by the
 * UTC day of `created_at`, which is the millisecond the request id was made in, so an id leads to its row by the key.
 * Without foreign keys: a day that comes or goes would lock the tables they point at.
 */
export const apiRequests = pgTable(
  "api_requests",
  {
    /** What the caller was told as `X-Request-Id`, or as `correlationId`. */
    id: text().notNull(),
    tenantId: tenantId(),
    /** Null for a caller who speaks for the whole tenant. */
    companyId: text("company_id"),
    environment: text({ enum: ENVIRONMENTS }).notNull(),
    /** What the call came with: the pair or the grant behind a short-lived bearer; null for payers, providers and apps. */
    credentialId: text("credential_id"),
    method: text().notNull(),
    /** The address with the names of its parts in place of ids: `/api/payment/{id}`. */
    route: text().notNull(),
    status: smallint().notNull(),
    /** Why it was refused, for programs; null when it was not. */
    reason: text(),
    /** What the caller was told of it, secrets masked. */
    detail: text(),
    /** The page a browser says it called from. */
    origin: text(),
    ip: text(),
    latencyMs: integer("latency_ms").notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ name: "api_requests_pkey", columns: [t.tenantId, t.environment, t.createdAt, t.id] }),
    index("api_requests_credential_idx").on(t.tenantId, t.credentialId, t.createdAt, t.id),
    index("api_requests_refused_idx")
      .on(t.tenantId, t.environment, t.createdAt, t.id)
      .where(sql`${t.status} >= 400 or ${t.origin} is not null`),
  ],
);
