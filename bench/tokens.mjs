import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { get } from "node:http";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { startContestant } from "./contestants.mjs";
import { startDatabase } from "./database.mjs";
import { getRequest, measure, startDriver } from "./measure.mjs";
import { random, shuffled } from "./plan.mjs";
import { judgeTokens, summarise } from "./report.mjs";

const RIVALS = "bench/rivals";
const CONNECTIONS = [1, 16, 64];
const KEYS = 64;
const run = promisify(execFile);

/** One key for each connection, so that nobody waits for a row that another connection has locked. */
const requestsOf = (keys) => keys.map((key) => getRequest("/verify", `Authorization: Bearer ${key}`));

/**
 * How fast a key is verified, here and by better-auth's API key plugin: the same PostgreSQL, the same pool, the same plain
 * server around both, and neither keeps a key in memory. Gives the samples and the gates.
 */
export async function compareTokens({ root, pace, keep, say, signal }) {
  await installRivals(root, say, signal);
  const logDir = mkdtempSync(join(tmpdir(), "portico-bench-log-"));
  await keep(() => rmSync(logDir, { recursive: true, force: true }));
  say("starting PostgreSQL and the servers");
  const database = await startDatabase(root, keep);
  const rival = await rivalDatabase(root, database.env.DATABASE_URL);
  const commands = {
    portico: { command: (port) => ["--import", "tsx", "bench/verify-portico.ts", port], keys: database.seeded.keys },
    "better-auth": { command: (port) => [`${RIVALS}/verify.mjs`, "--database", rival.url, port], keys: rival.keys },
    "better-auth, deferred": {
      command: (port) => [`${RIVALS}/verify.mjs`, "--deferred", "--database", rival.url, port],
      keys: rival.keys,
    },
  };
  const driver = startDriver();
  await keep(driver.stop);
  const contestants = {};
  for (const [name, { command, keys }] of Object.entries(commands)) {
    const server = await startContestant(name, { root, env: database.env, logDir, command });
    await keep(server.stop);
    contestants[name] = { server, keys, load: { request: requestsOf(keys) } };
  }
  const samples = await rounds({ contestants, driver, database, pace, say });
  await holdToRevocation(contestants, database.env.DATABASE_URL, rival.url);
  return { samples, rows: summarise(samples), gates: judgeTokens(samples) };
}

/** What is measured against has a folder and a lock of its own: nobody who runs the product ever downloads it. */
async function installRivals(root, say, signal) {
  const cwd = join(root, RIVALS);
  if (existsSync(join(cwd, "node_modules/better-auth"))) return;
  say("installing what is measured against");
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd, signal });
}

async function rivalDatabase(root, url) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql`create database rival`;
  await sql.end();
  const own = new URL(url);
  own.pathname = "/rival";
  const made = [`${RIVALS}/verify.mjs`, "--database", own.href, "--make", String(KEYS)];
  const { stdout } = await run(process.execPath, made, { cwd: root });
  return { url: own.href, keys: JSON.parse(stdout.trim().split("\n").at(-1)) };
}

async function rounds({ contestants, driver, database, pace, say }) {
  const pick = random(pace.seed);
  const look = (name, load) => {
    const { server, load: own } = contestants[name];
    return measure({ driver, database, server, load: { ...own, ...load }, expected: 200 });
  };
  const names = Object.keys(contestants);
  for (const name of names) await look(name, { connections: 16, seconds: pace.firstWarmUp, warmUp: 0.1 });
  await database.analyze();
  say(`seed ${pace.seed}, ${pace.rounds} rounds, load ${loadavg()[0].toFixed(2)} on ${availableParallelism()} cores`);
  const samples = [];
  for (let round = 1; round <= pace.rounds; round++) {
    const plan = names.flatMap((name) => CONNECTIONS.map((connections) => ({ name, connections })));
    for (const { name, connections } of shuffled(plan, pick))
      samples.push({ round, ...(await look(name, { connections, seconds: pace.seconds, warmUp: pace.warmUp })) });
    say(`round ${round} of ${pace.rounds}`);
  }
  return samples;
}

/** A key that another process ends in the database is refused by the very next call: whoever answered from memory is found out. */
async function holdToRevocation(contestants, portico, rival) {
  const ended = { portico: [portico, "update credentials set revoked_at = now()"] };
  for (const [name, { server, keys }] of Object.entries(contestants)) {
    const [url, statement] = ended[name] ?? [rival, "update apikey set enabled = false"];
    const before = await statusOf(server, keys[0]);
    const sql = postgres(url, { max: 1 });
    await sql.unsafe(statement);
    const after = await statusOf(server, keys[0]);
    if (!ended[name]) await sql.unsafe("update apikey set enabled = true");
    await sql.end();
    if (before !== 200 || after !== 401)
      throw new Error(`${name} answered ${before} before and ${after} after the end`);
  }
}

function statusOf({ port }, key) {
  const headers = { authorization: `Bearer ${key}`, host: "localhost:3000" };
  return new Promise((resolve, reject) => {
    const call = get({ port, host: "127.0.0.1", path: "/verify", agent: false, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    call.on("error", reject);
  });
}
