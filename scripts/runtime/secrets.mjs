import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "./data-dir.mjs";
import { withLock } from "./lock.mjs";

const NAMES = ["AUTH_SECRET", "TOKEN_PEPPER", "SEAL_KEY", "URL_SIGNING_KEY"];

/** The installation's secrets, made once and kept in the data folder. One that the environment names is taken from there. */
export async function loadSecrets(dataDir, env) {
  const own = NAMES.filter((name) => !env[name]);
  const kept = own.length > 0 ? await withLock(join(dataDir, "secrets.lock"), () => keep(dataDir, own)) : {};
  const secrets = Object.fromEntries(NAMES.map((name) => [name, env[name] || kept[name]]));
  return { ...secrets, NEXTAUTH_SECRET: env.NEXTAUTH_SECRET || secrets.AUTH_SECRET };
}

function keep(dataDir, names) {
  const file = join(dataDir, "secrets.json");
  const kept = read(file);
  const missing = names.filter((name) => !kept[name]);
  if (missing.length === 0) return kept;
  for (const name of missing) kept[name] = randomBytes(32).toString("base64url");
  writeWhole(file, `${JSON.stringify(kept, null, 2)}\n`);
  return kept;
}

// Made anew, they would lock out every credential and sealed value of this installation, so a torn file stops the start.
function read(file) {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Error(`${file} cannot be read as JSON. Put the file back from your backup; it cannot be made again.`);
  }
}
