import { describe, expect, test } from "vitest";
import { apiKey, callerWith, testDb, twoTenants } from "@/lib/testing";
import { admit } from "./admit";
import { judge } from "./judge";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const call = (secret: string, over: object = {}) => admit(callerWith(db, secret, { accepts: ["api_key"], ...over }));
const crowd = 100;

describe("calls that are judged together", () => {
  test("each get the answer to their own question", async () => {
    const [mine, theirs] = [await apiKey(here), await apiKey(elsewhere.tenant)];
    const narrow = await apiKey(here, { scopes: ["payments.list"] });
    const orders = Array.from({ length: crowd }, (_, place) => [mine, theirs, narrow][place % 3] ?? mine);
    const answers = await Promise.allSettled(orders.map(({ secret }) => call(secret)));
    for (const [place, answer] of answers.entries()) {
      const credential = orders[place];
      if (credential === narrow) expect(answer).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
      else expect(answer).toMatchObject({ status: "fulfilled", value: { principal: { id: credential?.id } } });
    }
    const places = answers.map((answer) => (answer.status === "fulfilled" ? answer.value.tenantId : null));
    expect(places[0]).toBe(here.tenantId);
    expect(places[1]).toBe(elsewhere.tenant.tenantId);
  });

  test("see what was revoked before they came, in whatever crowd they come", async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => apiKey(here)));
    const stop = new AbortController();
    const noise = Array.from({ length: 20 }, async () => {
      while (!stop.signal.aborted) await call(keys[0]?.secret ?? "");
    });
    for (const { id, secret } of keys.slice(1)) {
      await expect(call(secret)).resolves.toBeTruthy();
      await db.owner`update credentials set revoked_at = now() where id = ${id}`;
      await expect(call(secret)).rejects.toMatchObject({ code: "unauthenticated" });
    }
    stop.abort();
    await Promise.all(noise);
  });

  test("don't fail for a neighbour's question that can't be asked", async () => {
    const { secret, id } = await apiKey(here);
    const { secretHash: hash } = callerWith(db, secret);
    const item = { hash, ip: null, host: "localhost", kinds: ["api_key"], scope: null, at: new Date() };
    const asked = await Promise.allSettled(
      [item, item, { ...item, ip: "no address" }, item].map((one) => judge(db, one)),
    );
    const good = { status: "fulfilled", value: { credential_id: id } };
    expect(asked).toMatchObject([good, good, { status: "rejected" }, good]);
  });
});
