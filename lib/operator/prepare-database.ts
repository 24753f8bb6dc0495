import { pool } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { env } from "@/lib/kit/env";
import { ensureQueue } from "@/lib/worker";
import { checkKeys } from "./check-keys";
import { seedDemo } from "./seed-demo";

/**
 * Brings the database up to date, refuses to run with the wrong keys, and seeds the demo into an empty one. Several
 * processes may start at once: one works, the others wait. Returns the lines to print.
 */
export async function prepareDatabase(): Promise<string[]> {
  const { DATABASE_URL } = env();
  let lines: string[] = [];
  await migrateDatabase(DATABASE_URL, {
    before: () => ensureQueue(DATABASE_URL),
    async after() {
      await checkKeys(pool());
      lines = await seedDemo(pool());
    },
  });
  return lines;
}
