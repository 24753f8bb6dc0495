import { Logger, runMigrations } from "graphile-worker";

/** Failures are thrown, so there is nothing to say; and whoever prepares a database may have no settings to log by. */
const quiet = new Logger(() => () => undefined);

/** Creates or updates the queue's own tables at `url`, as the login's own role, which then owns them. Safe to repeat. */
export async function ensureQueue(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: quiet });
}
