import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { transact } from "@/lib/context";
import { enqueue } from "@/lib/queue";
import { ctxFor, testDb } from "@/lib/testing";
import { CRON } from "./cron";
import { ensureQueue } from "./ensure-queue";
import { housekeeping } from "./housekeeping";
import { JOBS } from "./jobs.gen";
import { startWorker, stopWorker } from "./start-worker";

const db = await testDb();
const ctx = ctxFor(db, { tenantId: "ten_1", companyId: "com_1" });
const put = (task: string, payload = {}) => transact({ ...ctx, now: new Date() }, (ctx) => enqueue(ctx, task, payload));

async function until(holds: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error("it never came to hold");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

beforeEach(async () => {
  await db.owner`delete from graphile_worker._private_jobs`;
});
afterEach(stopWorker);

describe("the worker", () => {
  test("runs a job soon after its transaction commits, with the time and a request id", async () => {
    const seen: unknown[] = [];
    const jobs = { note: async (payload: unknown, call: object) => void seen.push([payload, call]) };
    await startWorker({ url: db.url, jobs, cron: [] });
    await put("note", { n: 1 });
    await until(() => seen.length === 1, 1500);
    expect(seen).toEqual([[{ n: 1 }, { now: expect.any(Date), requestId: expect.stringMatching(/^req_/) }]]);
  });

  test("never runs a job whose transaction was rolled back", async () => {
    const seen: unknown[] = [];
    await startWorker({ url: db.url, jobs: { note: async (payload) => void seen.push(payload) }, cron: [] });
    const lost = transact({ ...ctx, now: new Date() }, async (ctx) => {
      await enqueue(ctx, "note", { n: "lost" });
      throw new Error("no");
    });
    await expect(lost).rejects.toThrow("no");
    await put("note", { n: "kept" });
    await until(() => seen.length > 0);
    expect(seen).toEqual([{ n: "kept" }]);
  });

  test("goes on after PostgreSQL has cut all its connections", async () => {
    const seen: unknown[] = [];
    await startWorker({
      url: db.url,
      jobs: { note: async (payload) => void seen.push(payload) },
      cron: [],
      pollMs: 200,
    });
    await db.owner`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    await until(() =>
      put("note", { n: 2 }).then(
        () => true,
        () => false,
      ),
    );
    await until(() => seen.length === 1);
  });

  test("lets a running job finish before it stops", async () => {
    let done = false;
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      done = true;
    };
    await startWorker({ url: db.url, jobs: { slow }, cron: [] });
    await put("slow");
    await until(
      async () =>
        (await db.owner`select 1 from graphile_worker._private_jobs where locked_at is not null`).length === 1,
    );
    await stopWorker();
    expect(done).toBe(true);
  });

  test("takes over at once what a killed worker left locked", async () => {
    const seen: unknown[] = [];
    await put("note", { n: 3 });
    await db.owner`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed', attempts = 1`;
    await startWorker({ url: db.url, jobs: { note: async (payload) => void seen.push(payload) }, cron: [] });
    await until(() => seen.length === 1, 3000);
  });

  test("leaves alone what a living worker has locked", async () => {
    const other = await db.owner.reserve();
    await other`select pg_advisory_lock_shared(7061700172)`;
    await put("note", { n: 4 });
    await db.owner`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'alive', attempts = 1`;
    await startWorker({ url: db.url, jobs: { note: async () => undefined }, cron: [] });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await db.owner`select locked_by from graphile_worker._private_jobs`).toMatchObject([{ locked_by: "alive" }]);
    await other`select pg_advisory_unlock_shared(7061700172)`;
    other.release();
    await db.owner`delete from graphile_worker._private_jobs`;
  });

  test("tries a failed job again, and is not stopped by it", async () => {
    let calls = 0;
    const jobs = {
      flaky: async () => {
        calls++;
        throw new Error("not yet");
      },
    };
    await startWorker({ url: db.url, jobs, cron: [] });
    await put("flaky");
    await until(() => calls === 1);
    await until(
      async () =>
        (await db.owner`select 1 from graphile_worker.jobs where last_error like '%not yet%' and run_at > now()`)
          .length === 1,
    );
    await db.owner`delete from graphile_worker._private_jobs`;
  });

  test("writes a failure down whatever characters are in it, and nothing of what a statement was given", async () => {
    const jobs = {
      odd: async () => {
        throw new Error("odd \0 \ud800 words\nparams: ada@example.com");
      },
    };
    await startWorker({ url: db.url, jobs, cron: [] });
    await put("odd");
    const failed = () => db.owner`select last_error from graphile_worker.jobs where last_error like 'odd%'`;
    await until(async () => (await failed()).length === 1);
    expect(String((await failed())[0]?.last_error)).not.toContain("ada@example.com");
    await db.owner`delete from graphile_worker._private_jobs`;
  });

  test("may be started twice and stopped without being started", async () => {
    await Promise.all([
      startWorker({ url: db.url, jobs: {}, cron: [] }),
      startWorker({ url: db.url, jobs: {}, cron: [] }),
    ]);
    await stopWorker();
    await stopWorker();
  });

  test("knows every task that the clock starts", () => {
    for (const { task } of CRON) expect(Object.keys({ ...JOBS, ...housekeeping })).toContain(task);
  });
});

describe("housekeeping", () => {
  test("forgets limits that have run out and keeps the others", async () => {
    const now = new Date();
    const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
    await db.owner`insert into rate_limits (key, free_at) values ('old', ${hours(-2)}), ('new', ${hours(1)})`;
    await housekeeping["housekeeping.sweep"]?.({}, { now, requestId: "req_test" });
    expect(await db.owner`select key from rate_limits`).toEqual([{ key: "new" }]);
  });
});

describe("ensureQueue", () => {
  test("can be repeated, by several at once", async () => {
    await Promise.all([ensureQueue(db.url), ensureQueue(db.url)]);
  });
});
