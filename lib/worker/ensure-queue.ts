import { runMigrations } from "graphile-worker";
import { queueLogger } from "./queue-logger";

/** Creates or updates the queue's own tables at `url`, as the login's own role, which then owns them. Safe to repeat. */
export async function ensureQueue(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: queueLogger });
}
