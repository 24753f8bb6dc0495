import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { at, createdAt, tenantId } from "./columns";
import { tenants } from "./tenants";

/** A merchant's own driver. What it does is in its versions. */
export const scripts = pgTable(
  "scripts",
  {
    id: text().primaryKey(),
    tenantId: tenantId().references(() => tenants.id, { onDelete: "cascade" }),
    name: text().notNull(),
    createdBy: text("created_by").notNull(),
    createdAt,
    archivedAt: at("archived_at"),
  },
  (t) => [
    unique("scripts_tenant_id_key").on(t.tenantId, t.id),
    index("scripts_list_idx").on(t.tenantId, t.createdAt, t.id),
    check("scripts_have_a_name", sql`length(btrim(${t.name})) > 0`),
  ],
);

export type ScriptHosts = { test: string[]; live: string[] };

/** What a script was at one moment. Append-only: an integration names one version and keeps it. */
export const scriptVersions = pgTable(
  "script_versions",
  {
    id: text().primaryKey(),
    tenantId: tenantId(),
    scriptId: text("script_id").notNull(),
    number: integer().notNull(),
    source: text().notNull(),
    sourceHash: text("source_hash").notNull(),
    hosts: jsonb().$type<ScriptHosts>().notNull(),
    functions: text().array().notNull(),
    createdBy: text("created_by").notNull(),
    createdAt,
  },
  (t) => [
    unique("script_versions_tenant_id_key").on(t.tenantId, t.id),
    unique("script_versions_number_key").on(t.scriptId, t.number),
    foreignKey({
      name: "script_versions_script_fk",
      columns: [t.tenantId, t.scriptId],
      foreignColumns: [scripts.tenantId, scripts.id],
    }).onDelete("cascade"),
  ],
);

/** One run of a version for an integration: how it ended and what it wrote, secrets masked. Append-only. */
export const scriptRuns = pgTable(
  "script_runs",
  {
    id: text().primaryKey(),
    tenantId: tenantId(),
    versionId: text("version_id").notNull(),
    integrationId: text("integration_id").notNull(),
    call: text().notNull(),
    ended: text().notNull(),
    text: text(),
    ms: integer().notNull(),
    fetches: integer().notNull(),
    log: text().array().notNull(),
    requestId: text("request_id").notNull(),
    createdAt,
  },
  (t) => [
    unique("script_runs_tenant_id_key").on(t.tenantId, t.id),
    index("script_runs_version_idx").on(t.tenantId, t.versionId, t.createdAt, t.id),
    foreignKey({
      name: "script_runs_version_fk",
      columns: [t.tenantId, t.versionId],
      foreignColumns: [scriptVersions.tenantId, scriptVersions.id],
    }).onDelete("cascade"),
  ],
);
