import {
  chmodSync,
  closeSync,
  fchownSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const PROJECT_ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Where secrets and the embedded database live: `DATA_DIR`, else `.data` in the project. */
export const dataDirOf = (env = process.env) => resolve(PROJECT_ROOT, env.DATA_DIR || ".data");

export const isRoot = () => process.getuid?.() === 0;

/** Makes the data folder; nobody else may list it. Root lets others walk through, because PostgreSQL runs as another user. */
export function ensureDataDir(dataDir) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (isRoot()) chmodSync(dataDir, 0o711);
  return dataDir;
}

/** Writes a file that is either the old one or the new one, whole, whatever happens; only its owner may read it. */
export function writeWhole(file, text) {
  const partial = `${file}.${process.pid}.new`;
  const handle = openSync(partial, "w", 0o600);
  writeFileSync(handle, text);
  if (isRoot()) keepOwner(handle, dirname(file));
  fsyncSync(handle);
  closeSync(handle);
  renameSync(partial, file);
}

// What root writes into a user's data folder stays that user's, who could not start again otherwise.
function keepOwner(handle, folder) {
  const { uid, gid } = statSync(folder);
  fchownSync(handle, uid, gid);
}
