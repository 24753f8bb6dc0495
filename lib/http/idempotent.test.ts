import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { transact } from "@/lib/context";
import { forbidden } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { testDb, twoTenants } from "@/lib/testing";
import { type Answer, idempotent } from "./idempotent";

let db: Awaited<ReturnType<typeof testDb>>;
let places: Awaited<ReturnType<typeof twoTenants>>;

beforeAll(async () => {
  db = await testDb();
  places = await twoTenants(db);
});

const answer = (body: string | null, status = 201): Answer => ({ status, body, replayed: false });
const later = (ctx: Ctx, seconds: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + seconds * 1000) });

/** Work whose runs are counted. */
function counted(result: () => Promise<Answer> | Answer = () => answer('{"n":1}')) {
  const run = Object.assign(
    async () => {
      run.times++;
      return result();
    },
    { times: 0 },
  );
  return run;
}

const modes = [
  ["shares its transaction", false],
  ["calls out", true],
] as const;

describe.each(modes)("idempotent, when the work %s", (_, callsOut) => {
  const order = (key = newId("key"), fingerprint = "a") => ({ key, fingerprint, callsOut });

  test("gives the first answer again and does nothing", async () => {
    const one = order();
    const run = counted();
    expect(await idempotent(places.here, one, run)).toEqual(answer('{"n":1}'));
    expect(await idempotent(later(places.here, 3600), one, run)).toEqual({ ...answer('{"n":1}'), replayed: true });
    expect(run.times).toBe(1);
  });

  test("gives an answer without a body again", async () => {
    const one = order();
    await idempotent(
      places.here,
      one,
      counted(() => answer(null, 204)),
    );
    expect(await idempotent(places.here, one, counted())).toEqual({ status: 204, body: null, replayed: true });
  });

  test("does the work once for many callers at the same time", async () => {
    const one = order();
    const run = counted();
    const all = await Promise.allSettled(Array.from({ length: 12 }, () => idempotent(places.here, one, run)));
    expect(run.times).toBe(1);
    for (const each of all) {
      if (each.status === "fulfilled") expect(each.value.body).toBe('{"n":1}');
      else expect(each.reason).toMatchObject({ code: "conflict", extra: { retryAfterSeconds: 1 } });
    }
    expect(all.some(({ status }) => status === "fulfilled")).toBe(true);
  });

  test("tells a twin to wait while the work runs", async () => {
    const one = order();
    await idempotent(
      places.here,
      one,
      counted(async () => {
        await expect(idempotent(places.here, one, counted())).rejects.toMatchObject({
          code: "conflict",
          extra: { retryAfterSeconds: 1 },
        });
        return answer("{}");
      }),
    );
  });

  test("refuses the same key for another request", async () => {
    const one = order();
    const run = counted();
    await idempotent(places.here, one, run);
    await expect(idempotent(places.here, { ...one, fingerprint: "b" }, run)).rejects.toMatchObject({
      code: "conflict",
    });
    expect(run.times).toBe(1);
  });

  test("keeps no failure: the same call may be made again at once", async () => {
    const one = order();
    await expect(
      idempotent(
        places.here,
        one,
        counted(() => Promise.reject(forbidden())),
      ),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      idempotent(
        places.here,
        one,
        counted(() => Promise.reject(new Error("bug"))),
      ),
    ).rejects.toThrow("bug");
    expect(await idempotent(places.here, one, counted())).toMatchObject({ status: 201, replayed: false });
  });

  test("takes over from a caller that died, once its lease is over", async () => {
    const one = order();
    await abandon(places.here, one.key);
    await expect(idempotent(later(places.here, 59), one, counted())).rejects.toMatchObject({ code: "conflict" });
    await expect(idempotent(later(places.here, 61), { ...one, fingerprint: "b" }, counted())).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await idempotent(later(places.here, 61), one, counted())).toMatchObject({ status: 201, replayed: false });
  });

  test("forgets a key after a day", async () => {
    const one = order();
    await idempotent(places.here, one, counted());
    const tomorrow = later(places.here, 24 * 3600);
    expect(
      await idempotent(
        tomorrow,
        { ...one, fingerprint: "b" },
        counted(() => answer("2")),
      ),
    ).toEqual(answer("2"));
    expect(await idempotent(tomorrow, { ...one, fingerprint: "b" }, counted())).toMatchObject({
      body: "2",
      replayed: true,
    });
  });

  test("never mixes up two callers or two tenants", async () => {
    const one = order();
    const neighbour = { ...places.here, principal: { ...places.here.principal, id: "cre_other" } };
    await idempotent(
      places.here,
      one,
      counted(() => answer("mine")),
    );
    for (const other of [neighbour, places.elsewhere.tenant]) {
      expect(
        await idempotent(
          other,
          one,
          counted(() => answer("theirs")),
        ),
      ).toEqual(answer("theirs"));
    }
  });

  test("keeps the answer sealed, since it may hold a secret", async () => {
    const one = order();
    await idempotent(
      places.here,
      one,
      counted(() => answer('{"secret":"whsec_visible"}')),
    );
    const [row] = await db.owner`select body from idempotency_keys where key = ${one.key}`;
    expect(row?.body).not.toContain("visible");
  });
});

describe("work that shares its transaction", () => {
  const order = { fingerprint: "a", callsOut: false };
  const mark = (ctx: Ctx, name: string) =>
    transact(ctx, ({ db, tenantId }) => db.execute(sql`update tenants set name = ${name} where id = ${tenantId}`));
  const nameOf = async () => (await db.owner`select name from tenants where id = ${places.here.tenantId}`)[0]?.name;

  test("is undone when it fails after it wrote", async () => {
    const before = await nameOf();
    const failing = async (ctx: Ctx): Promise<Answer> => {
      await mark(ctx, "half done");
      throw new Error("late");
    };
    await expect(idempotent(places.here, { ...order, key: newId("key") }, failing)).rejects.toThrow("late");
    expect(await nameOf()).toBe(before);
  });

  test("is undone when somebody took the key over while it ran", async () => {
    const key = newId("key");
    const before = await nameOf();
    const robbed = async (ctx: Ctx): Promise<Answer> => {
      await mark(ctx, "done twice");
      await db.owner`update idempotency_keys set lease_until = lease_until + interval '1 hour' where key = ${key}`;
      return answer("{}");
    };
    await expect(idempotent(places.here, { ...order, key }, robbed)).rejects.toMatchObject({ code: "conflict" });
    expect(await nameOf()).toBe(before);
  });
});

async function abandon({ tenantId, principal, now }: Ctx, key: string): Promise<void> {
  const leaseUntil = new Date(now.getTime() + 60_000);
  await db.owner`insert into idempotency_keys (tenant_id, principal_id, key, fingerprint, lease_until, created_at)
    values (${tenantId}, ${principal.id}, ${key}, 'a', ${leaseUntil}, ${now})`;
}
