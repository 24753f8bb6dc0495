import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
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

/**
 * Makes the data folder; nobody else may list it. Root lets others walk through, because PostgreSQL runs as another user.
 * Throws a sentence that names the folder and says what to do when nothing can be kept there.
 */
export function ensureDataDir(dataDir) {
  try {
    makeFolder(dataDir);
    if (isRoot()) chmodSync(dataDir, 0o711);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(refusal(dataDir, error), { cause: error });
  }
  return dataDir;
}

// Node's own recursive mkdir never comes back from a folder like /proc, which exists and takes no children.
function makeFolder(folder) {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (folder !== dirname(folder)) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (error.code !== "EEXIST" || !statSync(folder).isDirectory()) throw error;
  }
}

const REASONS = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "the file system is read-only",
  EEXIST: "a file is in the way",
  ENOTDIR: "a file is in the way",
  ENOENT: "no folder can be made there",
  ENOSPC: "the disk is full",
};

function refusal(dataDir, { code, message }) {
  const why = REASONS[code] ? `${REASONS[code]} (${code})` : message;
  return `Portico cannot keep its data in ${dataDir}: ${why}. Make that folder writable, or name another one: DATA_DIR=/path/to/folder npm start`;
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
