import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

/** Any number; the same in every process that migrates one database. */
const LOCK = 7_061_700_171;

type Steps = { before?: () => Promise<void>; after?: () => Promise<void> };

/**
 * Brings the database at `url` to this version's schema, as the login's own role. Safe to run from several processes at
 * once: an advisory lock lets one work while the others wait. `before` and `after` the
 * migrations run under the same lock.
 */
export async function migrateDatabase(url: string, { before, after }: Steps = {}): Promise<void> {
  const client = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: "portico-migrate", search_path: "public" },
  });
  try {
    await client`select pg_advisory_lock(${LOCK})`;
    await before?.();
    await migrate(drizzle(client), {
      migrationsFolder: join(process.cwd(), "db", "migrations"),
      migrationsTable: "migrations",
      migrationsSchema: "portico",
    });
    await after?.();
    await client`select pg_advisory_unlock(${LOCK})`;
  } finally {
    await client.end({ timeout: 5 });
  }
}
