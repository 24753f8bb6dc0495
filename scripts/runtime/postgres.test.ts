import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connectionOf, startCluster, startTemporaryCluster } from "./postgres.mjs";
import { killTree } from "./testing/kill-tree.mjs";

const owner = fileURLToPath(new URL("./testing/cluster-owner.mjs", import.meta.url));
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "portico-cluster-"));
});

afterEach(async () => {
  if (await connectionOf(dataDir)) await (await start()).stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe("startCluster", () => {
  test("keeps what was written when it is stopped and started again, at the same address", async () => {
    const first = await start();
    await query(first.url, "create table kept as select 42 as answer");
    await first.stop();
    expect(await connectionOf(dataDir)).toBeNull();

    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, "select answer from kept")).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  test("is durable, checks its pages, speaks UTF-8 and sorts by code point", async () => {
    const cluster = await start();
    const [row] = await query(
      cluster.url,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits,
              current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding,
              current_setting('listen_addresses') as address, 'Z' < 'a' and 'z' < 'ä' as sorted`,
    );
    expect(row).toEqual({
      fsync: "on",
      commits: "on",
      checksums: "on",
      encoding: "UTF8",
      address: "127.0.0.1",
      sorted: true,
    });
    await cluster.stop();
  });

  test("asks for the password, which only the owner of the data folder can read", async () => {
    const cluster = await start();
    const wrong = new URL(cluster.url);
    wrong.password = "wrong";
    await expect(query(wrong.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
    expect(statSync(join(dataDir, "postgres.json")).mode & 0o077).toBe(0);
    await cluster.stop();
  });

  test("loses nothing that was committed when every one of its processes is killed", async () => {
    const killed = await start();
    await query(killed.url, "create table kept as select generate_series(1, 1000) as n");
    killTree(killed.pid);

    const again = await start();
    expect(again.pid).not.toBe(killed.pid);
    expect(await query(again.url, "select count(*)::int as n from kept")).toEqual([{ n: 1000 }]);
    await again.stop();
  });

  test("takes over the cluster of an owner that was killed, and stops it", async () => {
    const { child, url } = await startElsewhere();
    child.kill("SIGKILL");
    await once(child, "exit");

    const cluster = await start();
    expect(cluster.url).toBe(url);
    await cluster.stop();
    expect(await connectionOf(dataDir)).toBeNull();
  });

  test("joins the cluster of a living owner, and leaves it running", async () => {
    const { child, url } = await startElsewhere();
    const joined = await start();
    expect(joined.url).toBe(url);
    await joined.stop();
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);

    child.send("stop");
    await once(child, "exit");
    expect(await connectionOf(dataDir)).toBeNull();
  });

  test("is not kept from starting by a process id that belongs to another program now", async () => {
    const killed = await start();
    killTree(killed.pid);
    const cluster = join(dataDir, "postgres/data");
    const { uid, gid } = statSync(cluster);
    const other = spawn("sleep", ["30"], process.getuid?.() === 0 ? { uid, gid } : {});
    const file = join(cluster, "postmaster.pid");
    writeFileSync(file, readFileSync(file, "utf8").replace(/^\d+/, String(other.pid)));
    expect(await connectionOf(dataDir)).toBeNull();

    const again = await start();
    expect(await query(again.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await again.stop();
    other.kill();
  });

  test("refuses a cluster whose password was lost, and says where it was", async () => {
    await (await start()).stop();
    rmSync(join(dataDir, "postgres.json"));
    await expect(start()).rejects.toThrow(/postgres\.json is missing/);
  });
});

describe("startTemporaryCluster", () => {
  test("is gone with its files when the process that started it is killed", async () => {
    const child = fork(owner, ["temporary"]);
    const [{ url }] = (await once(child, "message")) as [{ url: string }];
    const folder = String((await query(url, "show data_directory"))[0]?.data_directory);
    child.kill("SIGKILL");

    for (const until = Date.now() + 10_000; existsSync(folder) && Date.now() < until; ) await sleep(50);
    expect(existsSync(folder)).toBe(false);
    await expect(query(url, "select 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  test("is gone with its files when it is stopped", async () => {
    const cluster = await startTemporaryCluster();
    const folder = String((await query(cluster.url, "show data_directory"))[0]?.data_directory);
    await cluster.stop();
    expect(existsSync(folder)).toBe(false);
  });
});

/** As durable as ever, but made without waiting for the disk. */
const start = () => startCluster({ dataDir, sync: false });

async function startElsewhere() {
  const child = fork(owner, [dataDir]);
  const [{ url }] = (await once(child, "message")) as [{ url: string }];
  return { child, url };
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end();
  }
}
