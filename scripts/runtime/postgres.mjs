import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureDataDir, writeWhole } from "./data-dir.mjs";
import { withLock } from "./lock.mjs";
import { freePort, isFree } from "./port.mjs";
import { accountFor, homeFor } from "./postgres-account.mjs";
import { findBinaries } from "./postgres-binaries.mjs";
import { guardTemporary } from "./postgres-guard.mjs";
import { DATABASE, hasCluster, makeCluster, USER } from "./postgres-initdb.mjs";
import { answers, postmasterOf, startPostmaster, stillRuns, stopPostmaster } from "./postgres-process.mjs";
import { enter, leave } from "./postgres-users.mjs";

const RESTART_PATIENCE_MS = 30_000;

/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that runs there, be it another process's or left
 * behind by one that was killed. `stop` ends it when no other living process uses it.
 */
export async function startCluster({ dataDir, settings = {}, sync = true }) {
  ensureDataDir(dataDir);
  return withLock(lockOf(dataDir), async () => {
    const place = await placeOf(dataDir, sync);
    const postmaster =
      (await adopt(place.cluster)) ?? (await launch(place, settings, () => choosePort(dataDir, place.notes)));
    enter(dataDir);
    return {
      ...connection(place.notes, postmaster),
      stop: () => stop(dataDir, place),
      ...caretaker({ dataDir, place, settings, postmaster }),
    };
  });
}

/** Tells whether a cluster still runs, and starts it again where it was, unless another process has done so already. */
function caretaker({ dataDir, place, settings, postmaster }) {
  const { port } = postmaster;
  let { pid } = postmaster;
  const revive = async () => {
    if (!hasCluster(place.cluster)) throw new Error(`${place.cluster} is gone; put it back from your backup.`);
    const running = (await adopt(place.cluster)) ?? (await launch(place, settings, () => port));
    enter(dataDir);
    if (running.port !== port) throw new Error(`It answers on port ${running.port} now.`);
    pid = running.pid;
  };
  return { isUp: () => stillRuns(pid, place.cluster), revive: () => withLock(lockOf(dataDir), revive) };
}

/** Where the running cluster of a data folder takes connections, or null when none does. */
export async function connectionOf(dataDir) {
  const notes = readNotes(dataDir);
  const postmaster = notes && postmasterOf(join(notes.home ?? join(dataDir, "postgres"), "data"));
  return postmaster && (await answers(postmaster.port)) ? connection(notes, postmaster) : null;
}

/** A cluster for tests: quick instead of durable, and gone with the process that started it, however that ends. */
export async function startTemporaryCluster() {
  const dataDir = mkdtempSync(join(tmpdir(), "portico-pg-"));
  const settings = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };
  const cluster = await startCluster({ dataDir, settings, sync: false });
  const release = guardTemporary({ dataDir, home: readNotes(dataDir).home });
  return { ...cluster, stop: () => cluster.stop().then(release) };
}

/** The folder, programs and notes of a cluster, which is made when there is none. */
async function placeOf(dataDir, sync) {
  const known = readNotes(dataDir);
  const existing = join(known?.home ?? join(dataDir, "postgres"), "data");
  const account = accountFor(existing);
  const home = known ? (known.home ?? join(dataDir, "postgres")) : homeFor(dataDir, account);
  const cluster = join(home, "data");
  const binaries = findBinaries({ major: known?.major, account, home });
  const place = { home, cluster, binaries, account, logFile: join(home, "postgres.log") };
  if (known && hasCluster(cluster)) return { ...place, notes: known };
  if (hasCluster(cluster)) throw new Error(lostNotes(dataDir, cluster));

  const notes = known ?? makeNotes(dataDir, home, binaries.major);
  await makeCluster({ ...place, password: notes.password, sync });
  return { ...place, notes };
}

async function adopt(cluster) {
  for (let postmaster = postmasterOf(cluster); postmaster; postmaster = postmasterOf(cluster)) {
    if (postmaster.ready && (await answers(postmaster.port))) return postmaster;
    await sleep(10);
  }
  return null;
}

/** Starts PostgreSQL; tries again while its port is snatched away or a killed one's processes are still closing. */
async function launch(place, settings, portFor, until = Date.now() + RESTART_PATIENCE_MS) {
  const port = await portFor();
  try {
    return await startPostmaster({ ...place, settings: { ...settingsFor(port), ...settings } });
  } catch (error) {
    if (!error.mayPass || Date.now() > until) throw error;
  }
  await sleep(100);
  return launch(place, settings, portFor, until);
}

/** The port of the last time when it is free, so that an address written down somewhere keeps working. */
async function choosePort(dataDir, notes) {
  if (!notes.port || !(await isFree(notes.port))) notes.port = await freePort();
  writeNotes(dataDir, notes);
  return notes.port;
}

const stop = (dataDir, place) =>
  withLock(lockOf(dataDir), async () => {
    if (leave(dataDir)) await stopPostmaster(place);
  });

const settingsFor = (port) => ({
  listen_addresses: "127.0.0.1",
  port,
  unix_socket_directories: "",
  max_connections: 100,
  shared_buffers: `${Math.round(Math.min(256, Math.max(64, totalmem() / 2 ** 20 / 16)))}MB`,
  max_worker_processes: Math.max(4, availableParallelism()),
  jit: "off",
  log_checkpoints: "off",
  timezone: "UTC",
  log_timezone: "UTC",
});

function connection({ password }, { port, pid }) {
  return { url: `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`, port, pid };
}

const lockOf = (dataDir) => join(dataDir, "postgres.lock");
const notesFile = (dataDir) => join(dataDir, "postgres.json");

function readNotes(dataDir) {
  const file = notesFile(dataDir);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

function makeNotes(dataDir, home, major) {
  const inside = home === join(dataDir, "postgres");
  const notes = { home: inside ? null : home, major, port: 0, password: randomBytes(24).toString("base64url") };
  writeNotes(dataDir, notes);
  return notes;
}

function writeNotes(dataDir, notes) {
  writeWhole(notesFile(dataDir), `${JSON.stringify(notes, null, 2)}\n`);
}

const lostNotes = (dataDir, cluster) =>
  `${notesFile(dataDir)} is missing; it holds the password of the database in ${cluster}. Put it back, or move that folder away to begin anew.`;
