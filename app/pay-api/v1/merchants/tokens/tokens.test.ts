import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { MerchantId } from "@/lib/tenants/schema";
import { affiliateOf, apiKey, bearerOf, merchantPair, mint, ownPair, PEER, testDb, twoTenants } from "@/lib/testing";
import { DELETE } from "./[clientId]/route";
import { GET, POST } from "./route";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UNKNOWN = "0193f0f0-0000-7000-8000-000000000000";
const PATH = "http://localhost/pay-api/v1/merchants/tokens";
(globalThis as Record<symbol, unknown>)[Symbol.for("portico.peer-header")] = "x-test-peer";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const uuidOf = (tenantId: string) => tenantId.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
const merchantId = uuidOf(here.tenantId);
const foreignId = uuidOf(elsewhere.tenant.tenantId);
let affiliate: Ctx;
let bearer: string;
beforeAll(async () => {
  affiliate = await affiliateOf(here, here.tenantId);
  await affiliateOf(here, elsewhere.tenant.tenantId);
  bearer = await bearerOf(db, await ownPair(affiliate));
});

type Call = { as?: string | null; body?: unknown; query?: string; clientId?: string; headers?: Record<string, string> };

async function call(
  method: "POST" | "GET" | "DELETE",
  { as = bearer, body, query = "", clientId, headers = {} }: Call = {},
) {
  const sent = new Headers({ "x-test-peer": PEER, host: "localhost", ...headers });
  if (as) sent.set("authorization", `Bearer ${as}`);
  if (body !== undefined) sent.set("content-type", "application/json");
  const text = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  const request = new Request(`${PATH}${clientId ? `/${clientId}` : ""}${query}`, { method, headers: sent, ...text });
  const params: Record<string, string> = clientId ? { clientId } : {};
  const route = { POST, GET, DELETE }[method];
  const answer = await route(request, { params: Promise.resolve(params) });
  return { status: answer.status, headers: answer.headers, json: await answer.json() };
}

const create = (over: object = {}, call_: Call = {}) =>
  call("POST", { body: { merchantId, tokenName: "Billing", ...over }, ...call_ });

describe("POST", () => {
  test("answers 200 with a pair that authenticates as the merchant, and is kept by nobody", async () => {
    const { status, json, headers } = await create({ tokenName: "  Billing  " });
    expect(status).toBe(200);
    expect(Object.keys(json).sort()).toEqual(["clientId", "clientSecret"]);
    expect(json.clientId).toMatch(UUID);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(await mint(db, { clientId: json.clientId, secret: json.clientSecret })).toMatchObject({ kind: "minted" });
    const { tokens } = (await call("GET")).json;
    expect(tokens.find(({ clientId }: { clientId: string }) => clientId === json.clientId)).toEqual({
      merchantId,
      tokenName: "Billing",
      clientId: json.clientId,
      creationDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  test.each([
    ["no merchant", { merchantId: undefined }, "MerchantId"],
    ["a merchant that is no UUID", { merchantId: "42" }, "MerchantId"],
    ["no name", { tokenName: undefined }, "TokenName"],
    ["a blank name", { tokenName: "   " }, "TokenName"],
    ["a field nobody knows", { secret: "x" }, "Secret"],
  ])("refuses %s with 400, naming it in the surface's own words", async (_, over, field) => {
    const before = await db.owner`select count(*) from credentials`;
    const { status, json, headers } = await create(over);
    expect(status).toBe(400);
    expect(Object.keys(json)).toEqual([
      "errors",
      "details",
      "statusCode",
      "source",
      "exceptionType",
      "correlationId",
      "entityId",
      "errorCode",
    ]);
    expect(json).toMatchObject({
      statusCode: 400,
      source: "portico",
      exceptionType: "ValidationException",
      entityId: null,
    });
    expect(json.errors[field]).toEqual([expect.any(String)]);
    expect(json.details).toBe(`'${field}': ${json.errors[field][0]}`);
    expect(json.correlationId).toMatch(UUID);
    expect(headers.get("x-request-id")).toBe(json.correlationId);
    expect(await db.owner`select count(*) from credentials`).toEqual(before);
  });

  test("does not tell a foreign merchant from an unknown one", async () => {
    const words = async (id: string) => {
      const { status, json } = await create({ merchantId: id });
      return { status, ...json, correlationId: "" };
    };
    expect(await words(foreignId)).toEqual(await words(UNKNOWN));
    expect(await words(foreignId)).toMatchObject({
      status: 404,
      exceptionType: "NotFoundException",
      details: "Merchant not found",
    });
  });

  test("shows a secret once: a repetition under one Idempotency-Key is a conflict that names what there is", async () => {
    const headers = { "idempotency-key": "one" };
    const first = await create({ tokenName: "Once" }, { headers });
    const again = await create({ tokenName: "Once" }, { headers });
    expect(again.status).toBe(409);
    expect(again.json).toMatchObject({ exceptionType: "ConflictException", entityId: first.json.clientId });
    expect(again.json.details).toContain(`clientId ${first.json.clientId}`);
    expect(JSON.stringify(again)).not.toContain(first.json.clientSecret);
    const other = await bearerOf(db, await ownPair(affiliate));
    expect((await create({ tokenName: "Once" }, { headers, as: other })).status).toBe(200);
    const made = await db.owner`select id from credentials where label = 'Once' and parent_id is null`;
    expect(made).toHaveLength(2);
  });

  test("knows a repetition although the bearer was renewed meanwhile", async () => {
    const pair = await ownPair(affiliate);
    const headers = { "idempotency-key": "renewed" };
    expect((await create({}, { headers, as: await bearerOf(db, pair) })).status).toBe(200);
    expect((await create({}, { headers, as: await bearerOf(db, pair) })).status).toBe(409);
  });

  test("makes one token of many repetitions at the same moment", async () => {
    const order = () => create({ tokenName: "Raced" }, { headers: { "idempotency-key": "raced" } });
    const statuses = (await Promise.all(Array.from({ length: 6 }, order))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(5);
  });
});

test("a merchant's UUID is taken in either case, and the document says so", async () => {
  expect((await create({ merchantId: merchantId.toUpperCase() })).status).toBe(200);
  const { pattern } = z.toJSONSchema(MerchantId, { io: "input" });
  expect(merchantId.toUpperCase()).toMatch(new RegExp(String(pattern)));
});

describe("GET", () => {
  test("filters by a merchant, and lists no revoked token and nobody else's", async () => {
    const { clientId } = (await create()).json;
    const gone = (await create()).json.clientId;
    await call("DELETE", { clientId: gone, query: `?merchantId=${merchantId}` });
    const own = await ownPair(here);
    const { json } = await call("GET", { query: `?merchantId=${merchantId}` });
    const ids = json.tokens.map((one: { clientId: string }) => one.clientId);
    expect(ids).toContain(clientId);
    for (const hidden of [gone, own.clientId]) expect(ids).not.toContain(hidden);
    expect(JSON.stringify(json)).not.toMatch(/ecret|hint|pms_/);
  });

  test("is empty, not missing, without tokens; 404 for a foreign merchant; 400 for what is no UUID", async () => {
    const lonely = await affiliateOf(here);
    const as = await bearerOf(db, await ownPair(lonely));
    expect((await call("GET", { as })).json).toEqual({ tokens: [] });
    expect((await call("GET", { query: `?merchantId=${foreignId}` })).status).toBe(404);
    expect((await call("GET", { query: `?merchantId=${UNKNOWN}` })).status).toBe(404);
    expect((await call("GET", { query: "?merchantId=x" })).json.errors).toHaveProperty("MerchantId");
  });
});

describe("DELETE", () => {
  const query = `?merchantId=${merchantId}`;

  test("revokes the pair and what was minted from it, once", async () => {
    const { clientId, clientSecret: secret } = (await create()).json;
    expect((await call("DELETE", { clientId, query })).status).toBe(200);
    expect(await mint(db, { clientId, secret })).toEqual({ kind: "client" });
    expect((await call("DELETE", { clientId, query })).status).toBe(404);
  });

  test("wants the merchant, a UUID, and says which kind of client ID it got", async () => {
    const { clientId } = (await create()).json;
    expect((await call("DELETE", { clientId })).json).toMatchObject({
      statusCode: 400,
      errors: { MerchantId: [expect.any(String)] },
    });
    expect((await call("DELETE", { clientId: "x", query })).json.errors.ClientId).toEqual(["This must be a UUID."]);
    const mixedUp = await call("DELETE", { clientId: "k3v9x0q2m8w1z7b5n4c6d3f8g2h1j0ka", query });
    expect(mixedUp.json).toMatchObject({
      statusCode: 400,
      errors: { ClientId: [expect.stringContaining("payment application")] },
    });
  });

  test("names everything that is wrong with an address at once, a line each", async () => {
    const { errors, details } = (await call("DELETE", { clientId: "x", query: "?merchantId=y&more=1" })).json;
    expect(Object.keys(errors).sort()).toEqual(["ClientId", "MerchantId", "More"]);
    expect(details.split("\n")).toHaveLength(3);
  });

  test("does not find a pair under another merchant, the merchant's own pair, or an unknown one", async () => {
    const { clientId } = (await create()).json;
    const { clientId: own } = await ownPair(here);
    for (const [id, where] of [
      [clientId, foreignId],
      [own, merchantId],
      [UNKNOWN, merchantId],
    ]) {
      expect((await call("DELETE", { clientId: id ?? "", query: `?merchantId=${where}` })).status).toBe(404);
    }
    expect(await mint(db, await merchantPair(affiliate, here.tenantId))).toMatchObject({ kind: "minted" });
  });
});

describe("who may call", () => {
  test("is an affiliate: a merchant's bearer or key is 403, and none at all 401, in the envelope", async () => {
    const merchants = [
      await bearerOf(db, await ownPair(here)),
      await bearerOf(db, await merchantPair(affiliate, here.tenantId)),
      (await apiKey(here)).secret,
    ];
    for (const as of merchants) {
      expect((await create({}, { as })).json).toMatchObject({
        statusCode: 403,
        exceptionType: "AuthorizationException",
      });
    }
    for (const as of [null, "nonsense"]) {
      const { status, json, headers } = await create({}, { as });
      expect(status).toBe(401);
      expect(json).toMatchObject({ exceptionType: "AuthenticationException", details: "Unauthenticated" });
      expect(headers.get("www-authenticate")).toContain("Bearer");
    }
    expect((await create({}, { as: (await apiKey(affiliate)).secret })).status).toBe(200);
  });

  test("holds the scope, also of a narrowed bearer", async () => {
    const as = await bearerOf(db, await ownPair(affiliate), { scopes: ["merchants.tokens.read"] });
    expect((await call("GET", { as })).status).toBe(200);
    const refused = await create({}, { as });
    expect(refused.status).toBe(403);
    const challenge = 'Bearer error="insufficient_scope", scope="merchants.tokens.write"';
    expect(refused.headers.get("www-authenticate")).toBe(challenge);
  });
});
