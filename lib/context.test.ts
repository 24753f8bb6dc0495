import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { openPool, type Pool, type Tx } from "@/db/client";
import { paymentApplications } from "@/db/schema/applications";
import { application, testDb, twoTenants } from "@/lib/testing";
import { ALL_COMPANIES, placeOf, reachOf, tenantWide, transact, transactIn, within } from "./context";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const made = {
  here: (await application(here)).id,
  company: (await application(elsewhere.company)).id,
  environment: (await application(elsewhere.environment)).id,
  tenant: (await application(elsewhere.tenant)).id,
};
const seen = async (ctx: typeof here) => {
  const rows = await transact(ctx, ({ db }) =>
    db.select({ id: paymentApplications.id }).from(paymentApplications).where(within(ctx, paymentApplications)),
  );
  return rows.map(({ id }) => id).sort();
};

describe("all companies of a tenant at once", () => {
  test("are found together, and nothing of another tenant or environment", async () => {
    expect(await seen(here)).toEqual([made.here]);
    expect(await seen(tenantWide(here))).toEqual([made.here, made.company].sort());
    expect(await seen(tenantWide(elsewhere.environment))).toEqual([made.environment]);
    expect(await seen(tenantWide(elsewhere.tenant))).toEqual([made.tenant]);
  });

  test("are no place to put a row, except where rows stand above companies", () => {
    expect(() => placeOf(tenantWide(here))).toThrowError(/single company/);
    expect(placeOf(here)).toEqual({ tenantId: here.tenantId, companyId: here.companyId, environment: "sandbox" });
    expect(reachOf(tenantWide(here)).companyId).toBe(null);
    expect(reachOf(here).companyId).toBe(here.companyId);
  });
});

describe("transactIn", () => {
  const idsIn = async (ctx: typeof here) => {
    const rows = await transact(ctx, ({ db }) => db.execute<{ id: string }>("select id from payment_applications"));
    return [...rows].map(({ id }) => id).sort();
  };
  const there = { ...elsewhere.tenant, companyId: ALL_COMPANIES };

  test("sees the other tenant inside and the own one before and after", async () => {
    const own = [made.here, made.company, made.environment].sort();
    await transact(here, async (ctx) => {
      expect(await idsIn(ctx)).toEqual(own);
      expect(await transactIn(ctx, there, idsIn)).toEqual([made.tenant]);
      expect(await idsIn(ctx)).toEqual(own);
    });
  });

  test("comes back when the work throws, and all of it is one transaction", async () => {
    const name = "Never kept";
    const failing = transact(here, async (ctx) => {
      await transactIn(ctx, there, () => Promise.reject(new Error("inside"))).catch(() => undefined);
      expect(await idsIn(ctx)).not.toContain(made.tenant);
      await transactIn(ctx, { ...elsewhere.tenant }, (ctx) => application(ctx, { name }));
      throw new Error("outside");
    });
    await expect(failing).rejects.toThrowError("outside");
    expect(await db.owner`select id from payment_applications where name = ${name}`).toEqual([]);
  });
});

describe("transact", () => {
  const mine = (ctx: typeof here) =>
    transact(ctx, ({ db }) => db.execute<{ id: string }>("select id from payment_applications order by id"));
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

  test("sets the tenant before the first statement, for a hundred at once on connections they share", async () => {
    const ctxs = Array.from({ length: 100 }, (_, turn) => (turn % 2 === 0 ? here : elsewhere.tenant));
    const found = await Promise.all(ctxs.map(mine));
    for (const [turn, rows] of found.entries())
      expect(ids(rows)).toEqual(turn % 2 === 0 ? [made.here, made.company, made.environment].sort() : [made.tenant]);
  });

  test("leaves nothing behind of work that throws, before its first statement or after", async () => {
    const fail = (work: (ctx: Parameters<Parameters<typeof transact>[1]>[0]) => Promise<unknown>) =>
      expect(transact(here, (ctx) => work(ctx).then(() => Promise.reject(new Error("no"))))).rejects.toThrow("no");
    await fail(() => Promise.resolve());
    await fail(({ db }) => db.update(paymentApplications).set({ name: "Changed" }));
    expect(JSON.stringify(await transact(here, ({ db }) => db.select().from(paymentApplications)))).not.toContain(
      "Changed",
    );
    expect(await db.sql`select id from payment_applications`).toEqual([]);
  });

  /** One connection, so that whatever comes late would find it in the next transaction. */
  const single = async <T>(work: (begin: Pool["begin"]) => Promise<T>) => {
    const pool = openPool({ url: db.url, max: 2 });
    return work(pool.begin).finally(() => pool.end());
  };
  const tenantOf = (tx: Tx) => tx.execute<{ tenant: string }>("select current_setting('app.tenant') as tenant");
  const pause = (tx: Tx) => tx.execute("select pg_sleep(0.2)");
  const refused = { cause: { code: "TRANSACTION_OVER" } };

  test.each([
    ["failed", (): Promise<unknown> => Promise.reject(new Error("no"))],
    ["was kept", (): Promise<unknown> => Promise.resolve()],
  ])("refuses what comes after a transaction that %s, which would run in another tenant's", (_, end) =>
    single(async (begin) => {
      let late: Promise<unknown> = Promise.resolve();
      const first = begin(here.tenantId, async (tx) => {
        late = expect(sleep(80).then(() => tenantOf(tx))).rejects.toMatchObject(refused);
        await tenantOf(tx);
        return end();
      });
      await first.catch(() => undefined);
      await begin(elsewhere.tenant.tenantId, pause);
      await late;
    }),
  );

  test("waits for the work when the tenant can't be set, and lets none of it through", () =>
    single(async (begin) => {
      const seen: unknown[] = [];
      const first = begin("\0", async (tx) => {
        await sleep(80);
        seen.push(await tenantOf(tx));
      });
      const next = begin(elsewhere.tenant.tenantId, pause);
      await expect(first).rejects.toThrow("invalid byte sequence");
      await next;
      expect(seen).toEqual([]);
    }));
});
