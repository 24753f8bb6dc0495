import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { connectionOf, startCluster } from "./postgres.mjs";
import { keepUp } from "./postgres-keeper.mjs";

const QUICK = { timeout: 15_000, interval: 25 };
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "portico-keeper-"));
});

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe("keepUp", () => {
  test("starts a killed PostgreSQL again at the same address with all that was committed, as often as it dies", async () => {
    const { cluster, said, giveUp, leaveAlone } = await startKept();
    await query(cluster.url, "create table kept as select 42 as answer");
    for (let death = 1; death <= 2; death += 1) {
      await kill();
      await vi.waitFor(() => expect(said).toHaveLength(2 * death), QUICK);
      expect(await query(cluster.url, "select answer from kept")).toEqual([{ answer: 42 }]);
    }
    expect(said.slice(0, 2)).toEqual([
      `PostgreSQL ended unexpectedly; starting it again on port ${cluster.port}.`,
      `PostgreSQL is running again on port ${cluster.port}.`,
    ]);
    expect(giveUp).not.toHaveBeenCalled();

    await leaveAlone();
    await cluster.stop();
    expect(await connectionOf(dataDir)).toBeNull();
  });

  test("takes the one that another process started in the meantime", async () => {
    const { cluster, said, leaveAlone } = await startKept();
    await kill();
    const other = await startCluster({ dataDir, sync: false });
    await vi.waitFor(() => expect(said).toHaveLength(2), QUICK);
    expect((await connectionOf(dataDir))?.pid).toBe(other.pid);
    await leaveAlone();
    await cluster.stop();
  });

  test("leaves one alone that is stopped after the watch has ended", async () => {
    const { cluster, said, leaveAlone } = await startKept();
    await leaveAlone();
    await cluster.stop();
    await sleep(600);
    expect(said).toEqual([]);
    expect(await connectionOf(dataDir)).toBeNull();
  });

  test("never puts an empty database in the place of one that was removed", async () => {
    const { cluster, giveUp, leaveAlone } = await startKept();
    const folder = String((await query(cluster.url, "show data_directory"))[0]?.data_directory);
    await kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    await vi.waitFor(() => expect(giveUp).toHaveBeenCalled(), QUICK);
    expect(giveUp.mock.calls[0]?.[0].message).toContain(`${folder} is gone`);
    await leaveAlone();
    await cluster.stop();
  });

  test("gives up after five tries that failed, each after a longer pause, and says why", async () => {
    const moments: number[] = [];
    const said: string[] = [];
    const revive = async () => {
      moments.push(performance.now());
      throw new Error("the disk is full");
    };
    const why = await new Promise<Error>((giveUp) => {
      keepUp({ port: 4711, isUp: () => false, revive, giveUp, say: (line) => said.push(line), firstPauseMs: 40 });
    });
    expect(moments).toHaveLength(5);
    for (const [index, least] of [40, 80, 160, 320].entries())
      expect((moments[index + 1] ?? 0) - (moments[index] ?? 0)).toBeGreaterThan(least - 5);
    expect(said[1]).toBe("Try 1 of 5 failed: the disk is full");
    expect(why.message).toMatch(/could not be started again on port 4711 in 5 tries.*\nthe disk is full$/);
  });

  test("ends between two tries when the watch ends", async () => {
    const revive = vi.fn(() => Promise.reject(new Error("not yet")));
    const giveUp = vi.fn();
    const leaveAlone = keepUp({ port: 4711, isUp: () => false, revive, giveUp, say: () => undefined });
    await vi.waitFor(() => expect(revive).toHaveBeenCalledOnce(), QUICK);
    await leaveAlone();
    await sleep(700);
    expect(revive).toHaveBeenCalledOnce();
    expect(giveUp).not.toHaveBeenCalled();
  });
});

async function startKept() {
  const cluster = await startCluster({ dataDir, sync: false });
  const said: string[] = [];
  const giveUp = vi.fn<(why: Error) => void>();
  const leaveAlone = keepUp({ ...cluster, giveUp, say: (line) => said.push(line), firstPauseMs: 20 });
  return { cluster, said, giveUp, leaveAlone };
}

async function kill() {
  const running = await connectionOf(dataDir);
  process.kill(running?.pid ?? Number.NaN, "SIGKILL");
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end();
  }
}
