import type { TestProject } from "vitest/node";
import { migrateDatabase } from "@/db/migrate";
import { ensureQueue } from "@/lib/worker/ensure-queue";
import { startTemporaryCluster } from "../../scripts/runtime/postgres.mjs";
import { TEST_ENV } from "./test-env";

declare module "vitest" {
  export interface ProvidedContext {
    clusterUrl: string;
  }
}

/** One private PostgreSQL for the whole run; its database `template_portico` is migrated once and copied by every test file. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  Object.assign(process.env, TEST_ENV);
  const cluster = await startTemporaryCluster();
  const template = new URL(cluster.url);
  template.pathname = "/template_portico";
  await createDatabase(cluster.url, "template_portico");
  await migrateDatabase(template.href, { before: () => ensureQueue(template.href) });
  project.provide("clusterUrl", cluster.url);
  return () => cluster.stop();
}

async function createDatabase(url: string, name: string): Promise<void> {
  const { default: postgres } = await import("postgres");
  const client = postgres(url, { max: 1 });
  await client.unsafe(`create database ${name}`);
  await client.end();
}
