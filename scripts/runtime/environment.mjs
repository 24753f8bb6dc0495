import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dataDirOf, ensureDataDir, writeWhole } from "./data-dir.mjs";
import { startCluster } from "./postgres.mjs";
import { loadSecrets } from "./secrets.mjs";

/**
 * Fills an environment with what the product needs and nobody set: secrets, the data folder, the running product's
 * address, and the embedded database, which the returned function gives back.
 */
export async function prepareEnvironment(env = process.env) {
  await prepareSecrets(env);
  fill(env, runningAddress(env.DATA_DIR));
  if (env.DATABASE_URL) return async () => undefined;
  const cluster = await startCluster({ dataDir: env.DATA_DIR });
  env.DATABASE_URL = cluster.url;
  return cluster.stop;
}

/** The part of it that needs no database. */
export async function prepareSecrets(env = process.env) {
  env.DATA_DIR = ensureDataDir(dataDirOf(env));
  fill(env, await loadSecrets(env.DATA_DIR, env));
}

/** Writes down where the product answers, so that a command in another terminal can say it; the answer takes it back. */
export function announce({ DATA_DIR, PORT, PUBLIC_URL }) {
  const file = addressFile(DATA_DIR);
  writeWhole(file, `${JSON.stringify({ PORT, PUBLIC_URL }, null, 2)}\n`);
  return () => rmSync(file, { force: true });
}

const addressFile = (dataDir) => join(dataDir, "address.json");

function runningAddress(dataDir) {
  const file = addressFile(dataDir);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

function fill(env, values) {
  for (const [name, value] of Object.entries(values)) env[name] ||= value;
}
