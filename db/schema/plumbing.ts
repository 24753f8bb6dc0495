import { sql } from "drizzle-orm";
import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { at, createdAt, ENVIRONMENTS, tenantId } from "./columns";
import { companies, tenants } from "./tenants";

/** Events written with the change they tell of; delivered later, at least once, in `sequence` order per subject. */
export const outbox = pgTable(
  "outbox",
  {
    id: text().primaryKey(),
    tenantId: tenantId(),
    companyId: text("company_id"),
    environment: text({ enum: ENVIRONMENTS }),
    sequence: bigint({ mode: "bigint" }).generatedAlwaysAsIdentity(),
    type: text().notNull(),
    subjectId: text("subject_id").notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    dispatchedAt: at("dispatched_at"),
    createdAt,
  },
  (t) => [
    index("outbox_waiting_idx").on(t.sequence).where(sql`${t.dispatchedAt} is null`),
    foreignKey({
      name: "outbox_company_fk",
      columns: [t.tenantId, t.companyId],
      foreignColumns: [companies.tenantId, companies.id],
    }),
    foreignKey({ name: "outbox_tenant_fk", columns: [t.tenantId], foreignColumns: [tenants.id] }),
  ],
);

/** Answers kept for a repeated POST. A row without an answer is running until its lease ends. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    tenantId: tenantId().references(() => tenants.id, { onDelete: "cascade" }),
    /** The credential or user that sent the key: two callers never share one. */
    principalId: text("principal_id").notNull(),
    key: text().notNull(),
    fingerprint: text().notNull(),
    status: integer(),
    body: text(),
    leaseUntil: at("lease_until").notNull(),
    createdAt,
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.principalId, t.key] }),
    index("idempotency_keys_created_idx").on(t.createdAt),
  ],
);

/** Who changed what. Each row's hash covers the row before it, so a missing or altered one shows. */
export const auditEvents = pgTable(
  "audit_events",
  {
    id: text().primaryKey(),
    tenantId: tenantId().references(() => tenants.id, { onDelete: "cascade" }),
    sequence: integer().notNull(),
    companyId: text("company_id"),
    environment: text({ enum: ENVIRONMENTS }),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id").notNull(),
    action: text().notNull(),
    targetId: text("target_id").notNull(),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
    ip: text(),
    requestId: text("request_id").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text().notNull(),
    createdAt,
  },
  (t) => [
    unique("audit_events_tenant_id_key").on(t.tenantId, t.id),
    unique("audit_events_sequence_key").on(t.tenantId, t.sequence),
    index("audit_events_target_idx").on(t.tenantId, t.targetId, t.sequence),
    foreignKey({
      name: "audit_events_company_fk",
      columns: [t.tenantId, t.companyId],
      foreignColumns: [companies.tenantId, companies.id],
    }),
  ],
);

/** The end of each tenant's audit chain; locked while one event is appended, so the chain has no forks. */
export const auditHeads = pgTable("audit_heads", {
  tenantId: tenantId()
    .primaryKey()
    .references(() => tenants.id, { onDelete: "cascade" }),
  sequence: integer().notNull(),
  hash: text().notNull(),
});

/** GCRA: one row per limited thing, holding the time at which it is free again. Keys are hashed. */
export const rateLimits = pgTable("rate_limits", { key: text().primaryKey(), freeAt: at("free_at").notNull() }, (t) => [
  index("rate_limits_free_idx").on(t.freeAt),
]);

/** Facts about this installation, such as which keys it was started with. */
export const settings = pgTable("settings", { key: text().primaryKey(), value: text().notNull(), createdAt });
