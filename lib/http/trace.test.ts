import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { mintSecret } from "@/lib/kit/secret";
import { flushRequests } from "@/lib/requests";
import { createDomain } from "@/lib/tenants";
import { CreateDomain } from "@/lib/tenants/schema";
import { clientToken, PEER, testDb, world } from "@/lib/testing";
import { affiliateApi } from "./affiliate-surface";
import { endpoint } from "./endpoint";
import { refusal } from "./refusal";
import { paymentsApi } from "./surface";
import { bearerOwner, keepCall, newTrace } from "./trace";

(globalThis as Record<symbol, unknown>)[Symbol.for("portico.peer-header")] = "x-test-peer";
const db = await testDb();
const { here, elsewhere, app, token } = await world(db);
await createDomain(elsewhere.tenant, CreateDomain.parse({ fqdn: "foreign.example", environment: "sandbox" }));

const params = z.object({ id: z.string() });
const parts = {
  summary: "Look",
  scope: "payments.get",
  input: { params },
  status: 200,
  output: z.object({ id: z.string() }),
};
const handle = async (_: Ctx, { params: { id } }: { params: { id: string } }) => {
  if (id === "none") throw notFound("Payment");
  return { id };
};
const look = endpoint({ ...parts, surface: paymentsApi, handle });
const lookAsAffiliate = endpoint({ ...parts, surface: affiliateApi, handle });

const bearer = (secret: string) => `Bearer ${secret}`;
const headersOf = (over: Record<string, string> = {}) =>
  new Headers({ host: "localhost", authorization: bearer(token.secret), "x-test-peer": PEER, ...over });
const request = (id: string, over: Record<string, string> = {}) =>
  new Request(`http://localhost/api/payment/${id}?secret=shhh`, { headers: headersOf({ cookie: "a=shhh", ...over }) });
const call = (id = "pay_1", over: Record<string, string> = {}) => look.reply(request(id, over), { id });

/** What the log holds of the answer with this id. */
async function keptOf(id: string | null | undefined): Promise<Record<string, unknown> | undefined> {
  await flushRequests();
  return (await db.owner<Record<string, unknown>[]>`select * from api_requests where id = ${id ?? ""}`)[0];
}
const kept = async (reply: { headers: Record<string, string> }) => keptOf(reply.headers["x-request-id"]);

describe("an answered call", () => {
  test("is found by its X-Request-Id, by the pattern of its address, and with nothing that was sent", async () => {
    const row = await kept(await call("pay_4711"));
    expect(row).toMatchObject({ method: "GET", route: "/api/payment/{id}", status: 200, reason: null, ip: PEER });
    expect(row).toMatchObject({ tenant_id: here.tenantId, credential_id: token.id, origin: null });
    for (const sent of ["pay_4711", "shhh", token.secret]) expect(JSON.stringify(row)).not.toContain(sent);
  });

  test("takes the pattern from whoever knows it", async () => {
    const reply = await look.reply(request("payment"), { id: "payment" }, "/api/payment/{id}");
    expect(await kept(reply)).toMatchObject({ route: "/api/payment/{id}" });
  });

  test("is answered under Next too, which names no parameters where there are none", async () => {
    const plain = endpoint({ ...parts, surface: paymentsApi, input: {}, handle: async () => ({ id: "x" }) });
    const answer = await plain(new Request("http://localhost/api/payment", { headers: headersOf() }), {
      params: Promise.resolve(undefined),
    });
    expect(answer.status).toBe(200);
    expect(await keptOf(answer.headers.get("x-request-id"))).toMatchObject({ route: "/api/payment", status: 200 });
  });

  test("is answered even if it can't be noted", () => {
    const broken = {
      ...newTrace(),
      get owner(): never {
        throw new Error("no owner");
      },
    };
    expect(() => keepCall(broken, { method: "GET", route: "/x", status: 200 })).not.toThrow();
  });

  test("is marked when a browser made it", async () => {
    expect(await kept(await call("pay_1", { origin: "https://shop.example" }))).toMatchObject({
      status: 200,
      origin: "https://shop.example",
    });
  });
});

describe("a refused call", () => {
  const other = async (over: object) => bearer((await clientToken(here, app.id, over)).secret);
  test.each([
    ["ip", async () => call("x", { authorization: await other({ allowedIps: ["198.51.100.1"] }) }), null],
    ["scope", async () => call("x", { authorization: await other({ scopes: ["payments.create"] }) }), "payments.get"],
    ["host", () => call("x", { host: "foreign.example" }), "foreign.example"],
    ["kind", () => lookAsAffiliate.reply(request("x"), { id: "x" }), null],
    ["not_found", () => call("none"), "Payment not found"],
  ])("says why: %s", async (reason, attempt, detail) => {
    const row = await kept(await attempt());
    expect(row).toMatchObject({ tenant_id: here.tenantId, reason });
    if (detail) expect(row).toMatchObject({ detail });
  });

  test("is the merchant's when its token is over, though the caller is told no more than of an unknown one", async () => {
    const dead = await clientToken(here, app.id);
    await db.owner`update credentials set revoked_at = now() where id = ${dead.id}`;
    const reply = await call("x", { authorization: bearer(dead.secret) });
    expect(reply.body).toContain("Unauthenticated");
    expect(await kept(reply)).toMatchObject({ status: 401, reason: "revoked", credential_id: dead.id });
  });

  test("is nobody's to read when nobody can be told by its token", async () => {
    const unknown = mintSecret("pct", "sandbox").plaintext;
    for (const authorization of ["", "Bearer x", bearer(unknown), "Basic eDp5"])
      expect(await kept(await call("x", { authorization }))).toBeUndefined();
  });

  test("keeps what a caller named readable, whatever it is", async () => {
    const strict = endpoint({
      ...parts,
      surface: paymentsApi,
      input: { body: z.strictObject({}) },
      handle: async () => ({ id: "" }),
    });
    const body = JSON.stringify({ "\0\ud800": 1, [token.secret]: 2 });
    const headers = headersOf({ "content-type": "application/json" });
    const row = await kept(
      await strict.reply(new Request("http://localhost/x", { method: "POST", headers, body }), {}),
    );
    expect(row).toMatchObject({ status: 400, reason: "invalid_request" });
    expect(row?.detail).toContain("[masked]");
    expect(row?.detail).not.toContain(token.secret);
  });

  test("for an address or a method that is none belongs to its bearer, and the address is not kept", async () => {
    const nowhere = refusal("not_found", "/api/pay/4711", undefined, request("x"));
    expect(await kept(nowhere)).toMatchObject({ route: "(unknown)", reason: "address", status: 404 });
    const method = refusal("method_not_allowed", "/api/payment/{id}", "GET", request("x"));
    expect(await kept(method)).toMatchObject({ route: "/api/payment/{id}", reason: "method_not_allowed", status: 405 });
  });
});

test("a credential that calls without end is written down now and then", async () => {
  const trace = { ...newTrace(), owner: bearerOwner(request("x")) };
  const called = { method: "GET", route: "/flood" };
  for (let count = 0; count < 500; count++) keepCall({ ...newTrace(), owner: trace.owner }, { ...called, status: 429 });
  keepCall(trace, { ...called, status: 200 });
  await flushRequests();
  const rows = await db.owner`select status from api_requests where route = '/flood'`;
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.length).toBeLessThan(100);
  expect(rows.filter(({ status }) => status === 200)).toHaveLength(1);
});
