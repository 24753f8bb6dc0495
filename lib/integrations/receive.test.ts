import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { CONNECTORS } from "@/lib/connectors/registry.gen";
import { transact } from "@/lib/context";
import { ctxFor, testDb } from "@/lib/testing";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";
import { integrationRow } from "./find-integrations";
import { receive } from "./receive";
import { unsealSettings } from "./settings";

const db = await testDb();
const shop = await simulatedShop(db);
const { id } = shop.simulator;
const row = await integrationRow(shop.here, id);
if (!row) throw new Error("no simulator");
const { callbackSecret } = (await transact(shop.here, (ctx) => unsealSettings(ctx, row))) as { callbackSecret: string };

const post = (
  body: string,
  { secret = callbackSecret, at = shop.here.now, to = id, headers = {} as Record<string, string> } = {},
) => {
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  const delivery = { raw: Buffer.from(body), headers: new Headers({ "simulator-signature": signature, ...headers }) };
  return receive({ pool: db, now: at, requestId: "req_test" }, to, delivery);
};
const stored = () => db.owner`select * from deliveries order by created_at, id`;

async function approvedCharge() {
  const { paymentId, attemptId, redirectUrl } = await shop.start(10_000);
  const chargeId = new URL(redirectUrl ?? "").pathname.split("/").at(-1) ?? "";
  const body = JSON.stringify({
    id: chargeId,
    reference: attemptId,
    status: "approved",
    response_code: "10000",
    amount: "10000",
    fee: null,
    currency: "USD",
    url: null,
    transfer: null,
  });
  return { paymentId, body };
}

describe("receive", () => {
  test("has one effect for twenty copies of a signed message at once", async () => {
    const { paymentId, body } = await approvedCharge();
    await Promise.all(Array.from({ length: 20 }, () => post(body)));
    const ran = await shop.runQueue();
    expect(ran.filter((task) => task === "delivery.apply")).toHaveLength(1);
    const { payment, events } = await historyOf(db, paymentId);
    expect(payment).toMatchObject({ status: "succeeded", amount_received_minor: "10000" });
    expect(events.filter((type) => type === "payment.succeeded")).toHaveLength(1);
    expect((await stored()).at(-1)).toMatchObject({ verdict: "genuine", outcome: "applied" });
  });

  test("stores a forgery, cut short, and does nothing else with it", async () => {
    const { paymentId, body } = await approvedCharge();
    await post(`${body}${" ".repeat(100_000)}`, { secret: "guessed" });
    expect(await shop.runQueue()).not.toContain("delivery.apply");
    const kept = (await stored()).find(({ verdict }) => verdict === "forged");
    expect(Buffer.from(String(kept?.body), "base64")).toHaveLength(64 * 1024);
    expect((await historyOf(db, paymentId)).payment.status).toBe("requires_action");
  });

  test("takes a message once refused when it comes with the right signature", async () => {
    const { paymentId, body } = await approvedCharge();
    await post(body, { secret: "mistyped", at: shop.at(100).now });
    await post(body, { at: shop.at(101).now });
    await shop.runQueue(102);
    expect((await historyOf(db, paymentId)).payment.status).toBe("succeeded");
  });

  test("answers a flood of forgeries with 429, and lets genuine messages through it", async () => {
    const codes: string[] = [];
    const at = shop.at(1000).now;
    for (let copy = 0; copy < 60; copy++) {
      await post(`{"n":${copy}}`, { secret: "guessed", at }).then(
        () => codes.push("stored"),
        (error: { code: string }) => codes.push(error.code),
      );
    }
    expect(codes.filter((code) => code === "rate_limited").length).toBeGreaterThan(20);
    const { paymentId, body } = await approvedCharge();
    await post(body, { at });
    await shop.runQueue(1001);
    expect((await historyOf(db, paymentId)).payment.status).toBe("succeeded");
  });

  test("keeps a signed message it can't read, and goes on", async () => {
    await post('{"surprise":true}');
    await shop.runQueue();
    expect((await stored()).filter(({ outcome }) => outcome === "unreadable")).toHaveLength(1);
  });

  test("hears the provider's own copy that comes while one without its proof is still waiting", async () => {
    const simulator = CONNECTORS.simulator;
    if (simulator?.kind !== "payment") throw new Error("no simulator");
    const { callback } = simulator;
    const confirm = async (_: unknown, { headers }: { headers: Headers }) => headers.get("x-proof") === "right";
    Object.assign(simulator, { callback: { ...callback, verify: () => "ask", confirm } });
    const { paymentId, body } = await approvedCharge();
    for (const proof of ["forged", "right", "forged", "right", "other"]) {
      await post(body, { headers: { "x-proof": proof } });
    }
    await shop.runQueue();
    const { payment, timeline } = await historyOf(db, paymentId);
    expect(payment.status).toBe("succeeded");
    expect(timeline.filter((type) => type === "payment.succeeded")).toHaveLength(1);
    const copies = (await stored()).filter((row) => row.body === Buffer.from(body).toString("base64"));
    expect(copies.map(({ outcome }) => outcome)).toEqual(["not_confirmed", "applied", "not_confirmed"]);
    Object.assign(simulator, { callback });
  });

  test("asks again about bytes that were not confirmed, with the proof of the copy that came last", async () => {
    const simulator = CONNECTORS.simulator;
    if (simulator?.kind !== "payment") throw new Error("no simulator");
    const { callback } = simulator;
    const confirm = async (_: unknown, { headers }: { headers: Headers }) => headers.get("x-proof") === "right";
    Object.assign(simulator, { callback: { ...callback, verify: () => "ask", confirm } });
    const { paymentId, body } = await approvedCharge();
    const say = async (proof: string) => {
      await post(body, { headers: { "x-proof": proof } });
      await shop.runQueue();
      return (await historyOf(db, paymentId)).payment.status;
    };
    expect(await say("forged")).toBe("requires_action");
    expect(await say("right")).toBe("succeeded");
    await post(body, { headers: { "x-proof": "forged" } });
    expect(await shop.runQueue()).not.toContain("delivery.apply");
    Object.assign(simulator, { callback });
  });

  test("answers a flood of messages that can't be told from the bytes with 429", async () => {
    const simulator = CONNECTORS.simulator;
    if (simulator?.kind !== "payment") throw new Error("no simulator");
    const { callback } = simulator;
    Object.assign(simulator, { callback: { ...callback, verify: () => "ask", confirm: async () => false } });
    const at = shop.at(5000).now;
    const all = await Promise.allSettled(Array.from({ length: 420 }, (_, copy) => post(`{"ask":${copy}}`, { at })));
    Object.assign(simulator, { callback });
    expect(all.filter(({ status }) => status === "rejected").length).toBeGreaterThan(10);
    await db.owner`delete from graphile_worker._private_jobs`;
  });

  test("does not read what no text can hold, and works the messages beside it", async () => {
    const { paymentId, body } = await approvedCharge();
    const bad = ["\\u0000", "\\ud800"].map((end) => body.replace(/"reference":"[^"]+"/, `"reference":"att_${end}"`));
    for (const one of [...bad, body]) await post(one);
    await shop.runQueue();
    const texts = bad.map((one) => Buffer.from(one).toString("base64"));
    const kept = (await stored()).filter((row) => texts.includes(String(row.body)));
    expect(kept.map(({ outcome }) => outcome)).toEqual(["unreadable", "unreadable"]);
    expect((await historyOf(db, paymentId)).payment.status).toBe("succeeded");
  });

  test("keeps no header that could open anything or names the sender", async () => {
    await post('{"headers":1}', {
      headers: { authorization: "Bearer x", cookie: "a=b", "x-forwarded-for": "1.2.3.4", "x-kept": "yes" },
    });
    const kept = (await stored()).find(({ headers }) => (headers as Record<string, string>)["x-kept"] === "yes");
    expect(Object.keys(kept?.headers ?? {}).sort()).toEqual(["simulator-signature", "x-kept"]);
  });

  test.each([["int_00000000000000000000000000000000"], ["int_x"], [""], ["' or 1=1"]])(
    "finds no integration at %j",
    async (to) => {
      await expect(post("{}", { to })).rejects.toMatchObject({ code: "not_found" });
    },
  );

  test("puts a message where its integration is, whatever the message says", async () => {
    const { body } = await approvedCharge();
    await post(body.replace('"USD"', '"EUR"'));
    const last = (await stored()).at(-1);
    const { tenantId, companyId, environment } = ctxFor(db, shop.here);
    expect(last).toMatchObject({ tenant_id: tenantId, company_id: companyId, environment });
  });
});
