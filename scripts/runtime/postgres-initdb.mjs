import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { postgresEnv } from "./postgres-process.mjs";

/** The owner of the cluster and the one database in it. */
export const USER = "postgres";
export const DATABASE = "portico";

/** Makes a cluster with its database. A try that was cut short leaves nothing behind that would be taken for one. */
export async function makeCluster({ binaries, cluster, password, account, sync = true }) {
  const partial = `${cluster}.partial`;
  const passwordFile = `${cluster}.password`;
  for (const leftover of [partial, passwordFile]) rmSync(leftover, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) for (const path of [partial, passwordFile]) chownSync(path, account.uid, account.gid);

  try {
    const words = [...localeOf(binaries.major), ...(sync ? [] : ["--no-sync"])];
    const auth = ["--auth=scram-sha-256", `--pwfile=${passwordFile}`, `--username=${USER}`];
    await run(binaries.initdb, ["-D", partial, "--encoding=UTF8", "--data-checksums", ...auth, ...words], account);
    const single = ["--single", "-D", partial, ...(sync ? [] : ["-c", "fsync=off"]), "postgres"];
    await run(binaries.postgres, single, account, `create database ${DATABASE}\n`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(partial, cluster);
}

/** True when the cluster is there, whole. */
export const hasCluster = (cluster) => existsSync(cluster);

// Sorting by code point needs no locale of the machine, so the same data sorts the same everywhere.
const localeOf = (major) =>
  major >= 17 ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : ["--locale=C"];

function run(program, args, account, input = "") {
  return new Promise((resolve, reject) => {
    const cwd = process.platform === "win32" ? undefined : "/";
    const child = spawn(program, args, { ...account, cwd, env: postgresEnv(), windowsHide: true });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
    child.once("error", (error) => reject(new Error(`${program} cannot be run: ${error.message}`)));
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`${program} failed:\n${said.trim()}`))));
  });
}
