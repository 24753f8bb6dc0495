import { describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { admit } from "@/lib/credentials";
import type { Endpoint } from "@/lib/http/endpoint";
import {
  apiKey,
  application,
  bearerOf,
  callerWith,
  clientToken,
  HOLDERS,
  ownPair,
  PEER,
  testDb,
  world,
} from "@/lib/testing";
import { DELETE as DELETE_ONE, GET as GET_ONE, PATCH } from "./[id]/route";
import { POST as ROTATE } from "./[id]/secret/rotate/route";
import { DELETE as REVOKE } from "./[id]/tokens/[tokenId]/route";
import { POST as NEW_TOKEN, GET as TOKENS } from "./[id]/tokens/route";
import { GET, POST } from "./route";

const db = await testDb();
const { here, elsewhere, token } = await world(db);
(globalThis as Record<symbol, unknown>)[Symbol.for("portico.peer-header")] = "x-test-peer";
const { secret: key } = await apiKey(here);
const BASE = "/api/payment-applications";

type Call = {
  body?: unknown;
  bearer?: string;
  idempotencyKey?: string;
  params?: Record<string, string>;
  query?: string;
};

async function call(endpoint: Endpoint, { body, bearer = key, idempotencyKey, params = {}, query = "" }: Call = {}) {
  const headers = new Headers({ host: "localhost", "x-test-peer": PEER, authorization: `Bearer ${bearer}` });
  if (body) headers.set("content-type", "application/json");
  if (idempotencyKey) headers.set("idempotency-key", idempotencyKey);
  const method = body ? "POST" : "GET";
  const request = new Request(`http://localhost${BASE}${query}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const reply = await endpoint.reply(request, params);
  return { status: reply.status, headers: reply.headers, body: JSON.parse(reply.body ?? "null") };
}

const whole = {
  name: "Shop of Ada",
  url: "https://shop.example.com",
  callbackUrl: "https://shop.example.com/hooks",
  currencyWhitelist: ["USD", "EUR"],
  allowUnderpay: true,
  allowOverpay: false,
};
const opens = (secret: string, scope: string | null = "payments.get") => admit(callerWith(db, secret, { scope }));
const stored = async () =>
  JSON.stringify([await db.owner`select * from audit_events`, await db.owner`select * from payment_applications`]);

describe("payment applications over the API", () => {
  test("are made with the published names, shown with the published names, and listed newest first", async () => {
    const made = await call(POST, { body: whole });
    expect(made.status).toBe(201);
    const { secret, ...shown } = made.body.data;
    expect(secret).toMatch(/^whsec_/);
    expect(shown).toMatchObject({
      name: whole.name,
      clientId: expect.stringMatching(/^[a-z0-9]{32}$/),
      userId: expect.stringMatching(/^cre_/),
      environment: "sandbox",
      currencyWhitelist: ["EUR", "USD"],
      site: {
        id: shown.id,
        title: whole.name,
        url: whole.url,
        callbackUrl: whole.callbackUrl,
        setting: { allowUnderpay: true, allowOverpay: false },
      },
      paymentAppImage: null,
      deletedAt: null,
    });
    expect((await call(GET_ONE, { params: { id: shown.id } })).body).toEqual({ data: shown });
    const { body } = await call(GET, { query: "?limit=1" });
    expect(body.data).toEqual([shown]);
    const next = await call(GET, { query: `?limit=1&cursor=${body.nextCursor}` });
    expect(next.body.data[0].id).not.toBe(shown.id);
    expect(await stored()).not.toContain(secret);
  });

  test("take a strong webhook secret of the caller's, and name the field when it is weak", async () => {
    const secret = "0123456789abcdefghijklmnopqrstuv";
    expect((await call(POST, { body: { name: "Own", secret } })).body.data.secret).toBe(secret);
    for (const [body, field] of [
      [{ name: "Own", secret: "short" }, "secret"],
      [{ name: "ab" }, "name"],
      [{ name: "x".repeat(256) }, "name"],
      [{}, "name"],
      [{ name: "Own", userId: "me" }, "userId"],
      [{ name: "Own", environment: "production" }, "environment"],
    ] as const) {
      const { status, body: problem } = await call(POST, { body });
      expect(status).toBe(400);
      expect(Object.keys(problem.errors)).toEqual([field]);
    }
  });

  test("keep whatever a change leaves out", async () => {
    const { id } = (await call(POST, { body: whole })).body.data;
    const changed = await call(PATCH, { params: { id }, body: { allowOverpay: true } });
    expect(changed.body.data).toMatchObject({ name: whole.name, allowUnderpay: true, allowOverpay: true });
    expect(changed.body.data.currencyWhitelist).toEqual(["EUR", "USD"]);
    expect((await call(PATCH, { params: { id }, body: {} })).body.data).toEqual(changed.body.data);
    expect((await call(PATCH, { params: { id }, body: { clientId: "x" } })).status).toBe(400);
  });

  test("are gone with their tokens once they are deleted", async () => {
    const { id } = await application(here);
    const { secret } = await clientToken(here, id);
    expect((await call(DELETE_ONE, { params: { id } })).status).toBe(204);
    await expect(opens(secret)).rejects.toMatchObject({ code: "unauthenticated" });
    for (const endpoint of [GET_ONE, DELETE_ONE, TOKENS])
      expect((await call(endpoint, { params: { id } })).status).toBe(404);
  });

  test("show a secret once, also to whoever repeats the call with its Idempotency-Key", async () => {
    const { id } = await application(here);
    const orders: [Endpoint, Call][] = [
      [POST, { body: { name: "Once" } }],
      [ROTATE, { params: { id }, body: {} }],
      [NEW_TOKEN, { params: { id }, body: { label: "Once", scopes: ["payments.get"] } }],
    ];
    for (const [step, [endpoint, order]] of orders.entries()) {
      const first = await call(endpoint, { ...order, idempotencyKey: `once-${step}` });
      const again = await call(endpoint, { ...order, idempotencyKey: `once-${step}` });
      expect(again.status).toBe(409);
      expect(again.body.message).toContain(first.body.data.id);
      expect(JSON.stringify(again.body)).not.toContain(first.body.data.secret ?? first.body.data.token);
    }
  });

  test("are closed to client tokens and open to whom a person let in", async () => {
    expect((await call(GET, { bearer: token.secret })).status).toBe(403);
    const { secret } = await HOLDERS.oauth_grant.issue(here, { scopes: ["applications.read"] });
    expect((await call(GET, { bearer: secret })).status).toBe(200);
    const refused = await call(POST, { bearer: secret, body: { name: "Shop" } });
    expect(refused).toMatchObject({ status: 403, body: { requiredScopes: ["applications.write"] } });
  });

  test("are read by a pair of the merchant, in all its companies, and changed by none", async () => {
    const bearer = await bearerOf(db, await ownPair(here));
    const { id } = await application(here);
    const other = await application(elsewhere.company);
    const seen = (await call(GET, { bearer, query: "?limit=100" })).body.data.map((one: { id: string }) => one.id);
    expect(seen).toEqual(expect.arrayContaining([id, other.id]));
    for (const foreign of [elsewhere.tenant, elsewhere.environment])
      expect((await call(GET_ONE, { bearer, params: { id: (await application(foreign)).id } })).status).toBe(404);
    expect((await call(GET_ONE, { bearer, params: { id } })).body.data).toMatchObject({ id });
    const changes: [Endpoint, Call][] = [
      [POST, { body: { name: "Shop" } }],
      [PATCH, { params: { id }, body: { name: "Shop" } }],
      [DELETE_ONE, { params: { id } }],
      [ROTATE, { params: { id }, body: {} }],
      [NEW_TOKEN, { params: { id }, body: { label: "Server", scopes: ["payments.get"] } }],
    ];
    for (const [endpoint, order] of changes) expect((await call(endpoint, { ...order, bearer })).status).toBe(403);
  });
});

describe("client tokens over the API", () => {
  const made = async (where: Ctx, scopes: string[], bearer = key) => {
    const { id } = await application(where);
    return { id, reply: await call(NEW_TOKEN, { bearer, params: { id }, body: { label: "Server", scopes } }) };
  };

  test("open what they say, are listed without their text, and open nothing once revoked", async () => {
    const { id, reply } = await made(here, ["payments.get"]);
    expect(reply.status).toBe(201);
    const { token: secret, ...shown } = reply.body.data;
    await expect(opens(secret)).resolves.toMatchObject({ principal: { applicationId: id } });
    await expect(opens(secret, "payments.create")).rejects.toMatchObject({ code: "forbidden" });
    const listed = await call(TOKENS, { params: { id } });
    expect(listed.body).toEqual({ data: [{ ...shown, lastUsedAt: listed.body.data[0].lastUsedAt }], nextCursor: null });
    expect((await call(REVOKE, { params: { id, tokenId: shown.id } })).status).toBe(204);
    await expect(opens(secret)).rejects.toMatchObject({ code: "unauthenticated" });
    expect((await call(REVOKE, { params: { id, tokenId: shown.id } })).status).toBe(404);
  });

  test("never hold a scope that the credential which makes them has not", async () => {
    const { secret: narrow } = await apiKey(here, { scopes: ["applications.write", "payments.get"] });
    expect((await made(here, ["payments.get"], narrow)).reply.status).toBe(201);
    for (const scopes of [["payments.create"], ["payments.get", "payments.list"], ["*"]]) {
      const { reply } = await made(here, scopes, narrow);
      expect(reply.status).toBe(403);
    }
  });

  test("can't be revoked through another application, nor can anything else be", async () => {
    const [one, other] = [await application(here), await application(here)];
    const { id: tokenId } = await clientToken(here, other.id);
    const { id: keyId } = await apiKey(here);
    for (const wrong of [tokenId, keyId, "cre_nothing", "x"])
      expect((await call(REVOKE, { params: { id: one.id, tokenId: wrong } })).status).toBe(404);
    expect((await call(REVOKE, { params: { id: other.id, tokenId } })).status).toBe(204);
  });

  test("name the field of whatever is wrong with them", async () => {
    const { id } = await application(here);
    const good = { label: "Server", scopes: ["payments.get"] };
    for (const [over, field] of [
      [{ label: " " }, "label"],
      [{ scopes: [] }, "scopes"],
      [{ scopes: ["nonsense"] }, "scopes.0"],
      [{ expiresAt: "2001-01-01T00:00:00Z" }, "expiresAt"],
      [{ allowedIps: ["example.com"] }, "allowedIps.0"],
      [{ applicationId: "app_1" }, "applicationId"],
    ] as const) {
      const { status, body } = await call(NEW_TOKEN, { params: { id }, body: { ...good, ...over } });
      expect(status).toBe(400);
      expect(Object.keys(body.errors)).toEqual([field]);
    }
  });
});
