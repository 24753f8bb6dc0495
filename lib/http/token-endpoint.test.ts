import { beforeAll, describe, expect, test, vi } from "vitest";
import { admit } from "@/lib/credentials";
import { callerWith, ownPair, PEER, testDb, twoTenants } from "@/lib/testing";
import { clientCredentials, tokenEndpoint } from "./token-endpoint";

(globalThis as Record<symbol, unknown>)[Symbol.for("portico.peer-header")] = "x-test-peer";
const db = await testDb();
const { here } = await twoTenants(db);
const route = tokenEndpoint({ client_credentials: clientCredentials });
let pair: Awaited<ReturnType<typeof ownPair>>;
beforeAll(async () => {
  pair = await ownPair(here);
});

const basic = (id: string, secret: string) =>
  `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString("base64")}`;

async function ask(form: Record<string, string> | string, headers: Record<string, string> = {}) {
  const body = typeof form === "string" ? form : new URLSearchParams(form).toString();
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const request = new Request("http://localhost/oauth2/token", {
    method: "POST",
    headers: { host: "localhost", "x-test-peer": PEER, ...type, ...headers },
    body,
  });
  const answer = await route(request);
  return { status: answer.status, headers: answer.headers, json: await answer.json() };
}

const grant = { grant_type: "client_credentials" };
const post = () => ({ ...grant, client_id: pair.clientId, client_secret: pair.secret });

describe("the token endpoint", () => {
  test.each([
    ["client_secret_post", () => ask(post())],
    ["client_secret_basic", () => ask(grant, { authorization: basic(pair.clientId, pair.secret) })],
    [
      "both names of one client",
      () => ask({ ...grant, client_id: pair.clientId }, { authorization: basic(pair.clientId, pair.secret) }),
    ],
  ])("trades a pair for a bearer by %s, which nobody keeps", async (_, go) => {
    const { status, json, headers } = await go();
    expect(status).toBe(200);
    expect(json).toEqual({
      access_token: expect.stringMatching(/^pms_test_/),
      token_type: "Bearer",
      expires_in: 3600,
      scope: "*",
    });
    expect([headers.get("cache-control"), headers.get("pragma")]).toEqual(["no-store", "no-cache"]);
    const caller = callerWith(db, json.access_token, { accepts: ["merchant_credential"] });
    await expect(admit(caller)).resolves.toMatchObject({ tenantId: here.tenantId });
  });

  test("says nothing that RFC 6749 keeps out of a description, whatever a field is called", async () => {
    const name = encodeURIComponent('"\\\u2019\n');
    const { status, json } = await ask(`${name}=1&${name}=2`);
    expect([status, json.error]).toEqual([400, "invalid_request"]);
    expect(json.error_description).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/);
  });

  test("narrows to the scopes asked for, and knows no others", async () => {
    expect((await ask({ ...post(), scope: "payments.get payments.create" })).json.scope).toBe(
      "payments.create payments.get",
    );
    const narrow = await ownPair(here, { scopes: ["payments.get"] });
    const wide = { ...grant, client_id: narrow.clientId, client_secret: narrow.secret, scope: "payments.list" };
    for (const form of [wide, { ...post(), scope: "payments.everything" }]) {
      expect(await ask(form)).toMatchObject({ status: 400, json: { error: "invalid_scope" } });
    }
  });

  test("answers 401 invalid_client in the same words to whatever is wrong with the client", async () => {
    const dead = await ownPair(here);
    await db.owner`update credentials set revoked_at = now() where id = ${dead.id}`;
    const forms = [
      { ...post(), client_secret: dead.secret },
      { ...post(), client_id: "0193f0f0-0000-4000-8000-000000000000" },
      { ...grant, client_id: dead.clientId, client_secret: dead.secret },
      { ...post(), client_secret: "short" },
    ];
    for (const form of forms) {
      const { status, json, headers } = await ask(form);
      expect(status).toBe(401);
      expect(json).toEqual({ error: "invalid_client", error_description: "Client authentication failed" });
      expect(headers.get("www-authenticate")).toMatch(/^Basic /);
      expect(headers.get("cache-control")).toBe("no-store");
    }
  });

  test("names a payment application's Client ID as what it is", async () => {
    const { status, json } = await ask({ ...post(), client_id: "k3v9x0q2m8w1z7b5n4c6d3f8g2h1j0ka" });
    expect([status, json.error]).toEqual([401, "invalid_client"]);
    expect(json.error_description).toContain("payment application");
  });

  test("says unauthorized_client to the right pair from the wrong place", async () => {
    const fenced = await ownPair(here, { allowedIps: ["198.51.100.0/24"] });
    const form = { ...grant, client_id: fenced.clientId, client_secret: fenced.secret };
    expect(await ask(form)).toMatchObject({ status: 400, json: { error: "unauthorized_client" } });
    expect((await ask(form, { "x-test-peer": "198.51.100.7" })).status).toBe(200);
  });

  test.each([
    ["no grant", () => ask({ client_id: pair.clientId, client_secret: pair.secret }), 400, "invalid_request"],
    ["another grant", () => ask({ ...post(), grant_type: "password" }), 400, "unsupported_grant_type"],
    [
      "a grant named like a method of every object",
      () => ask({ ...post(), grant_type: "toString" }),
      400,
      "unsupported_grant_type",
    ],
    ["no client", () => ask(grant), 401, "invalid_client"],
    ["an empty secret", () => ask({ ...post(), client_secret: "" }), 401, "invalid_client"],
    ["a header nobody can read", () => ask(grant, { authorization: "Basic ???" }), 401, "invalid_client"],
    [
      "a bearer in place of the client",
      () => ask(grant, { authorization: `Bearer ${pair.secret}` }),
      401,
      "invalid_client",
    ],
    [
      "a client in both places",
      () => ask(post(), { authorization: basic(pair.clientId, pair.secret) }),
      400,
      "invalid_request",
    ],
    [
      "two clients",
      () => ask({ ...grant, client_id: "x" }, { authorization: basic(pair.clientId, pair.secret) }),
      400,
      "invalid_request",
    ],
    ["a field twice", () => ask(`${new URLSearchParams(post())}&scope=a&scope=b`), 400, "invalid_request"],
    ["JSON", () => ask(JSON.stringify(post()), { "content-type": "application/json" }), 400, "invalid_request"],
  ])("refuses %s as RFC 6749 says", async (_, go, status, error) => {
    expect(await go()).toMatchObject({ status, json: { error, error_description: expect.any(String) } });
  });

  test("tires of a peer that keeps guessing", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const headers = { "x-test-peer": "198.51.100.200" };
    const statuses = new Set<number>();
    for (let tries = 0; tries < 400; tries++)
      statuses.add((await ask({ ...post(), client_secret: "no" }, headers)).status);
    expect([...statuses]).toEqual([401, 429]);
    const late = await ask(post(), headers);
    expect(late).toMatchObject({ status: 429, json: { error: "temporarily_unavailable" } });
    expect(late.headers.get("retry-after")).toMatch(/^\d+$/);
    vi.useRealTimers();
  });
});
