import { describe, expect, test } from "vitest";
import type { Operation } from "@/app/_openapi/operations.gen";
import { OPERATIONS } from "@/app/_openapi/operations.gen";
import { mintSecret } from "@/lib/kit/secret";
import { application, clientToken, testDb, world } from "@/lib/testing";

/** Invariant I2: no credential reaches anything beyond its scope, address, application, company, environment or tenant. */
const db = await testDb();
const { here, elsewhere, app, checkout, token } = await world(db);
const payment = (await checkout()).data;
const PEER = "203.0.113.7";
(globalThis as Record<symbol, unknown>)[Symbol.for("portico.peer-header")] = "x-test-peer";

/** What each endpoint is called with: a resource of `here`, so that only the caller decides. A new endpoint with a body must be named here. */
const BODIES: Record<string, object> = {
  "POST /api/payment/checkout": {
    amount: 100,
    currencyCode: "USD",
    reference: "R",
    referenceLabel: "R",
    clientId: app.clientId,
  },
  "POST /api/payment/{id}/cancel": {},
};
const PARAMS = { id: payment.id, provider: "simulator", method: "card" };

const bearers = OPERATIONS.filter(({ endpoint }) => "accepts" in endpoint.spec.surface);
const nameOf = ({ method, path }: Operation) => `${method} ${path}`;

async function call(operation: Operation, authorization: string | null, peer: string | null = PEER) {
  const { method, path, endpoint } = operation;
  const headers = new Headers({ host: "localhost" });
  if (authorization) headers.set("authorization", authorization);
  if (peer) headers.set("x-test-peer", peer);
  const body = endpoint.spec.input.body ? JSON.stringify(BODIES[nameOf(operation)]) : undefined;
  if (body) headers.set("content-type", "application/json");
  const url = `http://localhost${path.replaceAll(/\{(\w+)\}/g, (_, name: keyof typeof PARAMS) => PARAMS[name])}`;
  const reply = await endpoint.reply(new Request(url, { method, headers, ...(body ? { body } : {}) }), PARAMS);
  return { status: reply.status, body: reply.body ?? "", headers: reply.headers };
}

const bearer = (secret: string) => `Bearer ${secret}`;
const secretOf = async (over: object = {}, where = here, id = app.id) => (await clientToken(where, id, over)).secret;

describe.each(bearers.map((operation) => [nameOf(operation), operation] as const))("%s", (name, operation) => {
  const { scope, input } = operation.endpoint.spec;

  test("has a body to be tried with", () => {
    expect(!input.body || name in BODIES).toBe(true);
  });

  test("opens to a credential that may", async () => {
    const { status } = await call(operation, bearer(token.secret));
    expect([200, 201, 204, 404]).toContain(status);
    expect(status === 404 && !name.includes("provider")).toBe(false);
  });

  test("is 401 without a bearer, with a malformed one, and with one that was never issued", async () => {
    const unknown = mintSecret("pct", "sandbox").plaintext;
    for (const given of [null, "", "Bearer", "Basic eDp5", bearer("x"), bearer(`${unknown}x`), bearer(unknown)]) {
      const { status, body, headers } = await call(operation, given);
      expect(status).toBe(401);
      expect(JSON.parse(body)).toMatchObject({ title: "Unauthenticated", status: 401 });
      expect(headers["www-authenticate"]).toContain("Bearer");
    }
  });

  test("is 401 in the same words with a revoked and with an expired one", async () => {
    const unknown = await call(operation, bearer(mintSecret("pct", "sandbox").plaintext));
    const revoked = await clientToken(here, app.id);
    await db.owner`update credentials set revoked_at = now() where id = ${revoked.id}`;
    const expired = await clientToken(here, app.id);
    await db.owner`update credentials set expires_at = now() - interval '1 second' where id = ${expired.id}`;
    const words = (body: string) => ({ ...JSON.parse(body), requestId: "" });
    for (const { secret } of [revoked, expired]) {
      const answer = await call(operation, bearer(secret));
      expect(answer.status).toBe(401);
      expect(words(answer.body)).toEqual(words(unknown.body));
    }
  });

  test.runIf(scope)("is 403 without its scope, and names it", async () => {
    const other = scope === "payments.get" ? "payments.create" : "payments.get";
    const { status, body } = await call(operation, bearer(await secretOf({ scopes: [other] })));
    expect(status).toBe(403);
    expect(JSON.parse(body)).toMatchObject({ title: "Insufficient permissions", requiredScopes: [scope] });
  });

  test("is 403 from an address that is not on the list, and when the address can't be known", async () => {
    const secret = await secretOf({ allowedIps: [PEER] });
    expect((await call(operation, bearer(secret))).status).toBeLessThan(405);
    expect((await call(operation, bearer(secret))).status).not.toBe(403);
    expect((await call(operation, bearer(secret), "203.0.113.8")).status).toBe(403);
    expect((await call(operation, bearer(secret), null)).status).toBe(403);
  });

  test.each(["tenant", "company", "environment"] as const)("shows and does nothing for another %s", async (step) => {
    const foreign = await application(elsewhere[step]);
    const before = await db.owner`select count(*) as n, max(updated_at) as at from payments`;
    const { status, body } = await call(operation, bearer(await secretOf({}, elsewhere[step], foreign.id)));
    const after = await db.owner`select count(*) as n, max(updated_at) as at from payments`;
    expect(after).toEqual(before);
    expect(body).not.toContain(payment.id);
    if (status === 200) expect(JSON.parse(body).data).toEqual([]);
    else expect(status).toBe(404);
  });

  test("shows and does nothing for another application of the same company", async () => {
    const sibling = await application(here);
    const { status, body } = await call(operation, bearer(await secretOf({}, here, sibling.id)));
    expect(body).not.toContain(payment.id);
    if (status === 200) expect(JSON.parse(body).data).toEqual([]);
    else expect(status).toBe(404);
  });
});

test("every endpoint is either opened by credentials or by a signed address", () => {
  for (const { endpoint } of OPERATIONS) {
    const { surface } = endpoint.spec;
    expect("accepts" in surface ? surface.accepts.length > 0 : surface.signedBy.length > 0).toBe(true);
  }
});
