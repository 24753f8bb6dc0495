import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { DIST_DIR, startContestant } from "./contestants.mjs";
import { startDatabase } from "./database.mjs";
import { checkAnswer, checkoutRequest, getRequest, measure, startDriver } from "./measure.mjs";
import { planOf, random } from "./plan.mjs";
import { judge, markdown, summarise } from "./report.mjs";
import { compareTokens } from "./tokens.mjs";

const HELP = `npm run bench -- [options]
  --quick        3 short rounds, for a first look (the figures wobble)
  --gate         exit with 1 when a gate fails
  --no-build     use the build of the last run
  --seed N       shuffle as in an earlier run
  --rounds N     how many rounds (5)
  --tokens       verify keys instead, against better-auth's API key plugin
  --json FILE    write every sample there
`;
const OPTIONS = {
  quick: { type: "boolean", default: false },
  gate: { type: "boolean", default: false },
  "no-build": { type: "boolean", default: false },
  seed: { type: "string" },
  rounds: { type: "string" },
  json: { type: "string" },
  tokens: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
};
const PACE = {
  usual: { rounds: 5, seconds: 3, warmUp: 0.5, firstWarmUp: 3 },
  quick: { rounds: 3, seconds: 1, warmUp: 0.2, firstWarmUp: 1.5 },
};
/** The request log is written a moment after the answers. */
const LOG_MS = 5000;
const NAMES = ["baseline", "product", "stock"];

const TOKENS_TOLD = `A key for each connection. A key that was ended in the database was refused by the next call of each contestant.
"Deferred" answers before it has written what it notes of a call; as it comes, the plugin writes first.
`;

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const toStop = [];
const ending = new AbortController();

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    ending.abort();
    void stopAll();
  });
}
try {
  const { values: options } = parseArgs({ options: OPTIONS });
  if (options.help) process.stdout.write(HELP);
  else process.exitCode = await run(options);
} catch (error) {
  if (!ending.signal.aborted) process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 1;
} finally {
  await stopAll();
  if (ending.signal.aborted) process.exitCode = 130;
}

async function run(options) {
  if (!existsSync("/proc/self/stat"))
    throw new Error("CPU per request is read from /proc, so this runs on Linux only.");
  const pace = paceOf(options);
  if (options.tokens) return tokens(pace, options);
  if (!options["no-build"]) await build();
  const place = await open();
  await warmUp(place, pace);
  const samples = await rounds(place, pace);
  const information = await looks(place, pace);
  await holdToWork(place, samples);
  return tell({ pace, samples, information }, options);
}

async function tokens(pace, options) {
  const compared = await compareTokens({ root: ROOT, pace, keep, say, signal: ending.signal });
  const result = { at: new Date().toISOString(), node: process.version, ...pace, ...compared };
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
  process.stdout.write(`\n${markdown(compared)}\n\n${TOKENS_TOLD}`);
  return options.gate && compared.gates.some(({ passes }) => !passes) ? 1 : 0;
}

function paceOf(options) {
  const pace = options.quick ? PACE.quick : PACE.usual;
  const seed = options.seed === undefined ? Date.now() % 1_000_000 : Number(options.seed);
  return { ...pace, seed, rounds: Number(options.rounds ?? pace.rounds) };
}

/** A build of its own folder; Next also rewrites tsconfig.json for such a folder, which is put back. */
async function build() {
  say("building");
  const tsconfig = join(ROOT, "tsconfig.json");
  const kept = readFileSync(tsconfig, "utf8");
  const env = { ...process.env, NODE_ENV: "production", NEXT_DIST_DIR: DIST_DIR, NEXT_TELEMETRY_DISABLED: "1" };
  try {
    await promisify(execFile)(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      cwd: ROOT,
      env,
      signal: ending.signal,
    });
  } catch (error) {
    throw new Error(`the build failed:\n${error.stdout ?? ""}${error.stderr ?? error.message}`);
  } finally {
    if (readFileSync(tsconfig, "utf8") !== kept) writeFileSync(tsconfig, kept);
  }
}

/** Starts everything; whatever was started is stopped at the end, however that comes. */
async function open() {
  say("starting PostgreSQL and the servers");
  const logDir = mkdtempSync(join(tmpdir(), "portico-bench-log-"));
  await keep(() => rmSync(logDir, { recursive: true, force: true }));
  const database = await startDatabase(ROOT, keep);
  const driver = startDriver();
  await keep(driver.stop);
  const servers = {};
  for (const name of NAMES) {
    servers[name] = await startContestant(name, { root: ROOT, env: database.env, logDir });
    await keep(servers[name].stop);
  }
  const answered = Object.fromEntries(NAMES.map((name) => [name, 0]));
  return { database, driver, servers, answered };
}

async function checkout(place, name, load) {
  const { driver, database, servers, answered } = place;
  const request = checkoutRequest(name, database.seeded);
  const sample = await measure({ driver, database, server: servers[name], load: { ...load, request }, expected: 201 });
  answered[name] += sample.answered;
  return sample;
}

/** Each contestant shows that it gives the whole answer, then runs long enough for its code to be compiled and its tables to have statistics. */
async function warmUp(place, { firstWarmUp }) {
  for (const name of NAMES) {
    place.paymentId = await checkAnswer(place.servers[name], place.database.seeded);
    place.answered[name]++;
    for (const connections of [1, 16, 64])
      await checkout(place, name, { connections, seconds: firstWarmUp / 3, warmUp: 0.1 });
  }
  await place.database.analyze();
}

async function rounds(place, { rounds: count, seed, seconds, warmUp: warm }) {
  const pick = random(seed);
  const samples = [];
  say(`seed ${seed}, ${count} rounds, load ${loadavg()[0].toFixed(2)} on ${availableParallelism()} cores`);
  for (let round = 1; round <= count; round++) {
    for (const { name, connections } of planOf(NAMES, pick)) {
      const sample = await checkout(place, name, { connections, seconds, warmUp: warm });
      samples.push({ round, ...sample });
    }
    say(`round ${round} of ${count}`);
  }
  return samples;
}

/** What reading costs, for information: no gate hangs on it. */
async function looks({ driver, database, servers, paymentId }, { seconds, warmUp: warm }) {
  const { secret, session } = database.seeded;
  const requests = {
    "GET /api/payment/{id}": getRequest(`/api/payment/${paymentId}`, `Authorization: Bearer ${secret}`),
    "page /payments": getRequest("/payments", `Cookie: portico.session=${session}`),
  };
  const samples = [];
  for (const [name, request] of Object.entries(requests)) {
    const load = { connections: 16, seconds, warmUp: warm * 2, request };
    const sample = await measure({ driver, database, server: servers.product, load, expected: 200 });
    samples.push({ round: 1, ...sample, name });
  }
  return samples;
}

/** Every 201 has its payment, timeline entry, outbox row and line in the request log: nobody was quick by leaving work out. */
async function holdToWork({ database, answered }) {
  const written = await database.written();
  for (const [name, count] of Object.entries(answered)) {
    const rows = written.get(name);
    const right = rows && Object.values(rows).every((one) => one === count);
    if (!right) throw new Error(`${name} answered ${count} checkouts and wrote ${JSON.stringify(rows)}`);
  }
  const all = Object.values(answered).reduce((sum, count) => sum + count, 0);
  for (const until = Date.now() + LOG_MS; (await database.logged()) !== all; await sleep(100))
    if (Date.now() > until) throw new Error(`${all} checkouts were answered and ${await database.logged()} logged`);
}

function tell({ pace, samples, information }, options) {
  const gates = judge(samples);
  const rows = summarise(samples);
  const result = { at: new Date().toISOString(), node: process.version, ...pace, rows, information, gates, samples };
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
  process.stdout.write(`
${markdown({ rows, information: summarise(information), gates })}

Medians of ${pace.rounds} rounds (seed ${pace.seed}). The gates judge the CPU time (user and system) of the server process; the last
column adds that of all PostgreSQL processes. Ratios are taken round by round. Every 201 was found with its four rows.
The load driver itself used ${Math.round(Math.max(...rows.map(({ driverCpu }) => driverCpu)))} µs a request at most.
`);
  return options.gate && gates.some(({ passes }) => !passes) ? 1 : 0;
}

/** Remembers how to stop what was just started; after an interruption it is stopped at once. */
async function keep(stop) {
  toStop.push(stop);
  if (!ending.signal.aborted) return;
  await stopAll();
  throw new Error("interrupted");
}

async function stopAll() {
  for (let stop = toStop.pop(); stop; stop = toStop.pop()) {
    try {
      await stop();
    } catch (error) {
      say(error.message);
    }
  }
}

function say(line) {
  process.stderr.write(`bench: ${line}\n`);
}
