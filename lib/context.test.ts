import { describe, expect, test } from "vitest";
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
});
