import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OwnCluster, startCluster } from "./postgres.mjs";
import { killTree } from "./testing/kill-tree.mjs";

type Tally = { done: number; refused: number; hung: number };

const KILLS = 5;
const QUIET = { settings: { fsync: "off" }, sync: false };
const program = fileURLToPath(new URL("./testing/callers.mjs", import.meta.url));
const require = createRequire(import.meta.url);
// The database client of the tests themselves comes from here too, so that a copy without the patch can be tried.
const folder = process.env.PORTICO_POSTGRES_DRIVER ?? join(require.resolve("postgres"), "../../..");

const dataDir = mkdtempSync(join(tmpdir(), "portico-driver-"));
let cluster: OwnCluster;

beforeAll(async () => {
  cluster = await startCluster({ dataDir, ...QUIET });
  const sql = postgres(cluster.url, { max: 1 });
  await sql`create table calls (id bigint generated always as identity primary key, caller int not null)`;
  await sql`create table names (name text not null)`;
  await sql.end();
});

afterAll(async () => {
  await cluster.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe.each(["src/index.js", "cjs/src/index.js"])("postgres/%s, under 24 callers", (entry) => {
  test(`outlives ${KILLS} kills of every PostgreSQL process, and every caller gets an answer`, async () => {
    const callers = startCallers(join(folder, entry));
    await callers.ready;
    for (let kill = 0; kill < KILLS; kill++) {
      await sleep(300 + kill * 37);
      killTree(cluster.pid);
      await sleep(100);
      cluster = await startCluster({ dataDir, ...QUIET });
      expect(await recovers(callers), "the process of the callers died, or none of them was served again").toBe(true);
    }
    const { done, refused, hung } = await callers.ask("stop");
    expect({ served: done > 24, refused: refused > KILLS, hung }).toEqual({ served: true, refused: true, hung: 0 });
  }, 90_000);

  test("keeps a transaction that lost its connection out of the next one's", async () => {
    const { default: driver } = (await import(/* @vite-ignore */ join(folder, entry))) as { default: typeof postgres };
    const sql = driver(cluster.url, { max: 1, backoff: () => 0.05, onnotice: () => undefined });
    const admin = postgres(cluster.url, { max: 1 });
    const gate = gateOf();
    await sql`truncate names`;

    const lost = sql.begin(async (tx) => {
      const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await admin`select pg_terminate_backend(${row?.pid ?? 0})`;
      await gate.promise;
      const late = tx`insert into names values ('of the lost one')`;
      await expect(late).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    });
    await expect(lost).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    await sql.begin(async (tx) => {
      await tx`insert into names values ('first')`;
      gate.resolve();
      await sleep(100);
      await tx`insert into names values ('second')`;
    });

    expect(await sql`select name from names`).toEqual([{ name: "first" }, { name: "second" }]);
    await Promise.all([sql.end(), admin.end()]);
  });
});

/** The callers' process, which answers questions for as long as it lives. */
function startCallers(driver: string) {
  const child = fork(program, [driver, cluster.url]);
  const gone = once(child, "exit").then((): Tally => ({ done: 0, refused: 0, hung: 24 }));
  const next = () => Promise.race([once(child, "message").then(([tally]: Tally[]) => tally ?? gone), gone]);
  const ask = (question: "tell" | "stop") => {
    if (!child.connected) return gone;
    const answer = next();
    child.send(question);
    return answer;
  };
  return { ready: next(), ask, lives: () => child.exitCode === null && child.signalCode === null };
}

/** True when a caller is served again; false when their process is gone or none is served for long. */
async function recovers({ ask, lives }: ReturnType<typeof startCallers>): Promise<boolean> {
  const before = await ask("tell");
  for (const until = Date.now() + 15_000; Date.now() < until && lives(); await sleep(50)) {
    if ((await ask("tell")).done > before.done + 24) return true;
  }
  return false;
}

/** A promise that somebody else opens. */
function gateOf(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}
