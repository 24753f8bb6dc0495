import { runningAddress } from "./addresses.mjs";
import { dataDirOf, ensureDataDir } from "./data-dir.mjs";
import { startCluster } from "./postgres.mjs";
import { keepUp } from "./postgres-keeper.mjs";
import { loadSecrets } from "./secrets.mjs";

/**
 * Fills an environment with what the product needs and nobody set: secrets, the data folder, the running product's
 * address, and the embedded database, which the returned function gives back. With `giveUp` the database is started
 * again whenever it dies, and `giveUp` hears when that can't be done.
 */
export async function prepareEnvironment(env = process.env, { giveUp } = {}) {
  await prepareSecrets(env);
  fill(env, runningAddress(env.DATA_DIR));
  if (env.DATABASE_URL) return async () => undefined;
  const cluster = await startCluster({ dataDir: env.DATA_DIR });
  env.DATABASE_URL = cluster.url;
  if (!giveUp) return cluster.stop;

  const leaveAlone = keepUp({ ...cluster, giveUp });
  return () => leaveAlone().then(cluster.stop);
}

/** The part of it that needs no database. */
export async function prepareSecrets(env = process.env) {
  env.DATA_DIR = ensureDataDir(dataDirOf(env));
  fill(env, await loadSecrets(env.DATA_DIR, env));
}

function fill(env, values) {
  for (const [name, value] of Object.entries(values)) env[name] ||= value;
}
