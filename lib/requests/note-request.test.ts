import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/kit/ids";
import { ownPair, testDb, world } from "@/lib/testing";
import { jobs } from "./jobs";
import { flushRequests, type NotedRequest, noteRequest } from "./note-request";

const db = await testDb();
const { here, token } = await world(db);
const hashOf = async (id: string) =>
  String((await db.owner`select secret_hash from credentials where id = ${id}`)[0]?.secret_hash);
const hash = await hashOf(token.id);

const call = (over: Partial<NotedRequest> = {}): NotedRequest => ({
  id: newId("req"),
  method: "GET",
  route: "/api/payment/{id}",
  status: 200,
  ip: "203.0.113.7",
  ms: 3,
  owner: { hash },
  ...over,
});
const kept = () => db.owner<Record<string, unknown>[]>`select * from api_requests order by created_at, id`;

beforeEach(() => db.owner`truncate api_requests`);

describe("what is noted", () => {
  test("is written with the place and credential of its bearer, at the moment its id was made", async () => {
    const before = Date.now();
    const noted = call({ status: 403, reason: "scope", detail: "payments.get" });
    noteRequest(noted);
    expect(await kept()).toEqual([]);
    await flushRequests();
    const [row] = await kept();
    expect(row).toMatchObject({ id: noted.id, tenant_id: here.tenantId, company_id: here.companyId });
    expect(row).toMatchObject({ environment: "sandbox", credential_id: token.id, status: 403, reason: "scope" });
    expect(Math.abs(Number(row?.created_at) - before)).toBeLessThan(1000);
  });

  test("belongs to the pair behind a short-lived bearer, and to a client by its name", async () => {
    const pair = await ownPair(here);
    await db.owner`update credentials set parent_id = ${pair.id}, expires_at = now() + interval '1 hour' where id = ${token.id}`;
    noteRequest(call());
    noteRequest(call({ owner: { client: pair.clientId ?? "" } }));
    await flushRequests();
    await db.owner`update credentials set parent_id = null, expires_at = null where id = ${token.id}`;
    expect((await kept()).map(({ credential_id }) => credential_id)).toEqual([pair.id, pair.id]);
  });

  test("is kept for nobody when it leads to nobody", async () => {
    for (const owner of [{ hash: "none" }, { client: "' or 1=1" }, { integration: "int_none" }])
      noteRequest(call({ owner }));
    noteRequest(call());
    await flushRequests();
    expect(await kept()).toHaveLength(1);
  });

  test("is written once, however often the same batch is sent", async () => {
    const noted = call();
    for (let times = 0; times < 3; times++) {
      noteRequest(noted);
      await flushRequests();
    }
    expect(await kept()).toHaveLength(1);
  });

  test("goes out by itself within half a second", async () => {
    noteRequest(call());
    await expect.poll(kept, { timeout: 3000, interval: 20 }).toHaveLength(1);
  });

  test("gets its day when nobody made one, and the days that are over are dropped", async () => {
    const days = async () =>
      (
        await db.owner<{ name: string }[]>`select inhrelid::regclass::text as name from pg_inherits
        where inhparent = 'api_requests'::regclass order by 1`
      ).map(({ name }) => name);
    const today = await days();
    await jobs["requests.keep_days"]({}, { now: new Date(Date.now() + 40 * 86_400_000) });
    expect((await days()).filter((name) => today.includes(name))).toEqual([]);
    noteRequest(call());
    await flushRequests();
    expect(await kept()).toHaveLength(1);
    expect(await days()).toEqual(expect.arrayContaining(today));
  });
});

describe("while the database is away", () => {
  /** Nothing but a failure, as the driver words it. */
  const away = {
    ...db,
    sql: Object.assign(() => undefined, { unsafe: () => Promise.reject(gone()) }),
  } as unknown as typeof db;
  const gone = () => Object.assign(new Error("write CONNECTION_CLOSED"), { code: "CONNECTION_CLOSED" });

  test("what is waiting waits on, in its order, and is written when it is back", async () => {
    const calls = [call(), call()];
    for (const one of calls) noteRequest(one);
    await expect(flushRequests(away)).rejects.toThrow("CONNECTION_CLOSED");
    const later = call();
    noteRequest(later);
    await flushRequests();
    expect((await kept()).map(({ id }) => id)).toEqual([...calls, later].map(({ id }) => id));
  });

  test("no more than ten thousand calls wait", async () => {
    for (let count = 0; count < 10_050; count++) noteRequest(call());
    await flushRequests();
    expect(await kept()).toHaveLength(10_000);
  });

  test("a batch no table takes is left out, and those behind it are written", async () => {
    noteRequest(call({ status: 1_000_000 }));
    await flushRequests();
    noteRequest(call());
    await flushRequests();
    expect(await kept()).toHaveLength(1);
  });
});
