import { describe, expect, test } from "vitest";
import type { Operation } from "@/app/_openapi/operations.gen";
import { OPERATIONS } from "@/app/_openapi/operations.gen";
import type { Ctx } from "@/lib/context";
import { createAccessToken } from "@/lib/credentials";
import { CreateAccessToken, scopesFor } from "@/lib/credentials/schema";
import { createCustomer } from "@/lib/customers";
import { mintSecret } from "@/lib/kit/secret";
import { createDomain } from "@/lib/tenants";
import { CreateDomain } from "@/lib/tenants/schema";
import { application, clientToken, testDb, world } from "@/lib/testing";
import { createWebhook } from "@/lib/webhooks";
import { CreateWebhook } from "@/lib/webhooks/schema";

/** Invariant I2: no credential reaches anything beyond its scope, address, host, application, company, environment or tenant. */
const db = await testDb();
const { here, elsewhere, app, checkout } = await world(db);
const payment = (await checkout()).data;
const customer = await createCustomer(here, { name: "Ada", reference: "C-1" });
const PEER = "203.0.113.7";
(globalThis as Record<symbol, unknown>)[Symbol.for("portico.peer-header")] = "x-test-peer";

const hosts = { company: "other.example", tenant: "foreign.example", environment: "live.example" };
const domain = (ctx: Ctx, fqdn: string, environment: string) =>
  createDomain(ctx, CreateDomain.parse({ fqdn, environment }));
await domain(elsewhere.company, hosts.company, "sandbox");
await domain(elsewhere.tenant, hosts.tenant, "sandbox");
await domain(here, hosts.environment, "production");

const order = { amount: 100, currencyCode: "USD", reference: "R", clientId: app.clientId };
const CRM = "/api/integration/crm";
const hook = { url: "https://crm.example.com/hooks", events: ["payment.succeeded"] };

/** What each endpoint is called with: a resource of `here`, so that only the caller decides. A new endpoint with a body must be named here. */
const BODIES: Record<string, object> = {
  "POST /api/payment/checkout": { ...order, referenceLabel: "R" },
  "POST /api/payment/{id}/cancel": {},
  [`POST ${CRM}/auth`]: { ...order, customer: { reference: "C-1", name: "Ada" } },
  [`POST ${CRM}/payments`]: { ...order, referenceLabel: "R" },
  [`POST ${CRM}/payments/{id}/cancel`]: {},
  [`POST ${CRM}/customers`]: { name: "Grace" },
  [`PATCH ${CRM}/customers/{id}`]: { name: "Grace" },
  [`POST ${CRM}/webhooks`]: hook,
  [`PATCH ${CRM}/webhooks/{id}`]: { enabled: false },
};
/** These name nothing of anybody's: whoever may call them makes something of their own. */
const MAKES_ITS_OWN = [`POST ${CRM}/customers`, `POST ${CRM}/webhooks`];

const bearers = OPERATIONS.filter(({ endpoint }) => "accepts" in endpoint.spec.surface);
const nameOf = ({ method, path }: Operation) => `${method} ${path}`;

/** The resource of `here` that the path names; a webhook endpoint is a new one each time, because one call removes it. */
async function paramsOf({ path }: Operation): Promise<Record<string, string>> {
  const rest = { provider: "simulator", method: "card" };
  if (path.includes("/customers/")) return { ...rest, id: customer.id };
  if (!path.includes("/webhooks/")) return { ...rest, id: payment.id };
  return { ...rest, id: (await createWebhook(here, CreateWebhook.parse(hook))).id };
}

type From = { peer?: string | null; host?: string; params?: Record<string, string> };

async function call(operation: Operation, authorization: string | null, from: From = {}) {
  const { method, path, endpoint } = operation;
  const { peer = PEER, host = "localhost", params = await paramsOf(operation) } = from;
  const headers = new Headers({ host });
  if (authorization) headers.set("authorization", authorization);
  if (peer) headers.set("x-test-peer", peer);
  const body = endpoint.spec.input.body ? JSON.stringify(BODIES[nameOf(operation)]) : undefined;
  if (body) headers.set("content-type", "application/json");
  const url = `http://localhost${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "")}`;
  const reply = await endpoint.reply(new Request(url, { method, headers, ...(body ? { body } : {}) }), params);
  return { status: reply.status, body: reply.body ?? "", headers: reply.headers, params };
}

const bearer = (secret: string) => `Bearer ${secret}`;
type Over = { scopes?: string[]; allowedIps?: string[] };

/** A credential of the kind that opens this endpoint, with every scope unless the test says otherwise. */
async function issued({ endpoint }: Operation, over: Over = {}, where = here, applicationId = app.id) {
  const { surface } = endpoint.spec;
  if ("accepts" in surface && (surface.accepts as readonly string[]).includes("client_token")) {
    return clientToken(where, applicationId, over);
  }
  const { scopes = scopesFor("access_token").map(({ value }) => value), allowedIps = [PEER] } = over;
  return createAccessToken(where, CreateAccessToken.parse({ name: "CRM vendor", permissions: scopes, allowedIps }));
}

const secretOf = async (operation: Operation, over: Over = {}, where = here, id = app.id) =>
  (await issued(operation, over, where, id)).secret;

/** All that `here` has, to see whether a call from elsewhere changed it. */
async function stateOfHere(): Promise<string> {
  const tables = ["payments", "customers", "webhook_endpoints"];
  const place = [here.tenantId, here.companyId, here.environment];
  const rows = tables.map((table) =>
    db.owner.unsafe(
      `select * from ${table} where tenant_id = $1 and company_id = $2 and environment = $3 order by id`,
      place,
    ),
  );
  return JSON.stringify(await Promise.all(rows));
}

async function expectNothing(operation: Operation, secret: string): Promise<void> {
  const params = await paramsOf(operation);
  const before = await stateOfHere();
  const { status, body } = await call(operation, bearer(secret), { params });
  expect(await stateOfHere()).toBe(before);
  for (const id of [payment.id, customer.id, params.id ?? ""]) expect(body).not.toContain(id);
  if (MAKES_ITS_OWN.includes(nameOf(operation))) expect(status).toBe(201);
  else if (status === 200) expect(JSON.parse(body).data).toEqual([]);
  else expect(status).toBe(404);
}

describe.each(bearers.map((operation) => [nameOf(operation), operation] as const))("%s", (name, operation) => {
  const { scope, input, surface } = operation.endpoint.spec;
  const isBoundToApplication = "accepts" in surface && (surface.accepts as readonly string[]).includes("client_token");

  test("has a body to be tried with", () => {
    expect(!input.body || name in BODIES).toBe(true);
  });

  test("opens to a credential that may", async () => {
    const { status } = await call(operation, bearer(await secretOf(operation)));
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
    const revoked = await issued(operation);
    await db.owner`update credentials set revoked_at = now() where id = ${revoked.id}`;
    const expired = await issued(operation);
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
    const { status, body } = await call(operation, bearer(await secretOf(operation, { scopes: [other] })));
    expect(status).toBe(403);
    expect(JSON.parse(body)).toMatchObject({ title: "Insufficient permissions", requiredScopes: [scope] });
  });

  test("is 403 from an address that is not on the list, and when the address can't be known", async () => {
    const secret = await secretOf(operation, { allowedIps: [PEER] });
    const allowed = await call(operation, bearer(secret));
    expect(allowed.status).toBeLessThan(405);
    expect(allowed.status).not.toBe(403);
    expect((await call(operation, bearer(secret), { peer: "203.0.113.8" })).status).toBe(403);
    expect((await call(operation, bearer(secret), { peer: null })).status).toBe(403);
  });

  test.each(Object.entries(hosts))("is 403 at a host of another %s", async (_, host) => {
    const { status, body } = await call(operation, bearer(await secretOf(operation)), { host });
    expect(status).toBe(403);
    expect(body).not.toContain(payment.id);
  });

  test.each(["tenant", "company", "environment"] as const)("shows and does nothing for another %s", async (step) => {
    const foreign = await application(elsewhere[step]);
    await expectNothing(operation, await secretOf(operation, {}, elsewhere[step], foreign.id));
  });

  test.runIf(isBoundToApplication)("shows and does nothing for another application of the same company", async () => {
    const sibling = await application(here);
    await expectNothing(operation, await secretOf(operation, {}, here, sibling.id));
  });

  test.runIf(!isBoundToApplication)("is 403 for a kind of credential that it is not for", async () => {
    const { secret } = await clientToken(here, app.id);
    expect((await call(operation, bearer(secret))).status).toBe(403);
  });
});

test("every endpoint is either opened by credentials or by a signed address", () => {
  for (const { endpoint } of OPERATIONS) {
    const { surface } = endpoint.spec;
    expect("accepts" in surface ? surface.accepts.length > 0 : surface.signedBy.length > 0).toBe(true);
  }
});
