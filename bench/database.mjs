import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { startCluster } from "../scripts/runtime/postgres.mjs";

const POOL = 10;
const MOST_WORDS = 2000;
// One credential sends everything here, so the limit per credential is set beyond what the machine can do.
const CREDENTIAL_RATE = 1_000_000;

/**
 * A PostgreSQL of this run alone, as durable as a real one (fsync on), with the product's schema. `env` is what every
 * contestant is started with; `keep` is told how to end the cluster and remove its files.
 */
export async function startDatabase(root, keep) {
  const dataDir = mkdtempSync(join(tmpdir(), "portico-bench-"));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  const cluster = await startCluster({ dataDir }).catch((error) => {
    remove();
    throw error;
  });
  await keep(async () => {
    await cluster.stop();
    remove();
  });
  const env = envFor(cluster.url, dataDir);
  return {
    env,
    pid: cluster.pid,
    seeded: await seed(root, env),
    written: () => written(cluster.url),
    logged: () => logged(cluster.url),
    analyze: () => analyze(cluster.url),
  };
}

const key = () => randomBytes(32).toString("hex");

const envFor = (url, dataDir) => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  DATABASE_URL: url,
  DATABASE_POOL: String(POOL),
  DATA_DIR: dataDir,
  PUBLIC_URL: "http://localhost:3000",
  PORTICO_DEMO: "off",
  WORKER: "external",
  CREDENTIAL_RATE_PER_SECOND: String(CREDENTIAL_RATE),
  AUTH_SECRET: key(),
  TOKEN_PEPPER: key(),
  URL_SIGNING_KEY: key(),
  SEAL_KEY: key(),
});

async function seed(root, env) {
  const tsx = createRequire(import.meta.url).resolve("tsx/cli");
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [tsx, "bench/seed.ts"], { cwd: root, env });
    return JSON.parse(stdout.trim().split("\n").at(-1));
  } catch (error) {
    throw new Error(`the database was not prepared:\n${(error.stderr ?? error.message).slice(0, MOST_WORDS)}`);
  }
}

/** What autovacuum does within a minute: without statistics a young database looks foreign keys up by a poor index. */
async function analyze(url) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql`vacuum analyze`;
  await sql.end();
}

/** How many rows stand in each of the three tables a checkout writes to, by the contestant named in the reference. */
async function written(url) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const rows = await sql`
    select split_part(p.reference, '-', 1) as name, count(*)::int as payments, count(e.id)::int as events, count(o.id)::int as outbox
    from payments p
    left join payment_events e on e.payment_id = p.id and e.type = 'payment.created'
    left join outbox o on o.subject_id = p.id and o.type = 'payment.created'
    group by 1`;
  await sql.end();
  return new Map(rows.map(({ name, ...counts }) => [name, counts]));
}

/** How many checkouts stand in the request log, whoever answered them. */
async function logged(url) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const [row] = await sql`
    select count(*)::int as calls from api_requests where route = '/api/payment/checkout' and status = 201`;
  await sql.end();
  return row.calls;
}
