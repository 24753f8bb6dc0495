import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Operation } from "@/app/_openapi/operations.gen";
import { OPERATIONS } from "@/app/_openapi/operations.gen";
import type { CredentialKind } from "@/db/schema/credentials";
import type { Ctx } from "@/lib/context";
import { createCustomer } from "@/lib/customers";
import type { BearerSurface } from "@/lib/http/surface";
import { mintSecret } from "@/lib/kit/secret";
import { createDomain } from "@/lib/tenants";
import { CreateDomain } from "@/lib/tenants/schema";
import { affiliateOf, application, endpointCalls, HOLDERS, PEER, testDb, world } from "@/lib/testing";
import type { Step } from "@/lib/testing/holders";

/**
 * Invariant I2 for every endpoint and every kind of credential: nothing is reached beyond scope, address, host, application,
 * company, environment or tenant, nor through an interface that is not for the kind.
 */
const db = await testDb();
const { here, elsewhere, app, checkout } = await world(db);
const payment = (await checkout()).data;
const customer = await createCustomer(here, { name: "Ada", reference: "C-1" });
(globalThis as Record<symbol, unknown>)[Symbol.for("portico.peer-header")] = "x-test-peer";

const hosts = { company: "other.example", tenant: "foreign.example", environment: "live.example" };
const domain = (ctx: Ctx, fqdn: string, environment: string) =>
  createDomain(ctx, CreateDomain.parse({ fqdn, environment }));
await domain(elsewhere.company, hosts.company, "sandbox");
await domain(elsewhere.tenant, hosts.tenant, "sandbox");
await domain(here, hosts.environment, "production");

const affiliate = await affiliateOf(here, here.tenantId);
const stranger = await affiliateOf(here, elsewhere.tenant.tenantId);
/** The same steps away for an affiliate: what it works for has no company. */
const strangers: Record<Step, Ctx> = {
  ...elsewhere,
  tenant: stranger,
  environment: { ...affiliate, environment: "production" },
};

const TOKENS = "/pay-api/v1/merchants/tokens";
const places = { here, affiliate, clientId: app.clientId, paymentId: payment.id, customerId: customer.id };
const { bodies, queries, makesItsOwn, listsItsOwn, paramsOf } = endpointCalls(places);

const KINDS = Object.keys(HOLDERS) as CredentialKind[];
const surfaceOf = ({ endpoint }: Operation): BearerSurface | null =>
  "accepts" in endpoint.spec.surface ? endpoint.spec.surface : null;
const opensTo = (operation: Operation) => surfaceOf(operation)?.accepts ?? [];
const isForAffiliates = (operation: Operation) => surfaceOf(operation)?.forAffiliates === true;
const bearers = OPERATIONS.filter(surfaceOf);
const nameOf = ({ method, path }: Operation) => `${method} ${path}`;

type From = { peer?: string | null; host?: string; params?: Record<string, string> };

async function call(operation: Operation, authorization: string | null, from: From = {}) {
  const { method, path, endpoint } = operation;
  const { peer = PEER, host = "localhost", params = await paramsOf(operation.path) } = from;
  const headers = new Headers({ host });
  if (authorization) headers.set("authorization", authorization);
  if (peer) headers.set("x-test-peer", peer);
  const body = endpoint.spec.input.body ? JSON.stringify(bodies[nameOf(operation)]) : undefined;
  if (body) headers.set("content-type", "application/json");
  const query = queries[nameOf(operation)] ?? "";
  const url = `http://localhost${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "")}${query}`;
  const reply = await endpoint.reply(new Request(url, { method, headers, ...(body ? { body } : {}) }), params);
  return { status: reply.status, body: reply.body ?? "", headers: reply.headers, params };
}

const bearer = (secret: string) => `Bearer ${secret}`;
type Over = { scopes?: string[]; allowedIps?: string[] };

/** A credential of this kind that this endpoint is for, if it is for the kind at all. */
const issued = (operation: Operation, kind: CredentialKind, over: Over = {}) =>
  isForAffiliates(operation)
    ? HOLDERS[kind].issue(affiliate, over)
    : HOLDERS[kind].issue(here, { ...over, applicationId: app.id });
const secretOf = async (operation: Operation, kind: CredentialKind, over: Over = {}) =>
  (await issued(operation, kind, over)).secret;

/** All that `here` has, to see whether a call from elsewhere changed it. */
async function stateOfHere(): Promise<string> {
  const tables = ["payments", "customers", "webhook_endpoints", "payment_applications", "integrations"];
  const pairs = db.owner`select id, revoked_at from credentials where tenant_id = ${here.tenantId}
    and environment = ${here.environment} order by id`;
  const place = [here.tenantId, here.companyId, here.environment];
  const rows = tables.map((table) =>
    db.owner.unsafe(
      `select * from ${table} where tenant_id = $1 and company_id = $2 and environment = $3 order by id`,
      place,
    ),
  );
  const state = JSON.stringify(await Promise.all([...rows, pairs]));
  return createHash("sha256").update(state).digest("hex");
}

const ofSandbox = (operation: Operation, step?: Step) =>
  nameOf(operation) === "POST /api/gateways" && step === "environment";

async function expectNothing(operation: Operation, secret: string, step?: Step): Promise<void> {
  const params = await paramsOf(operation.path);
  const before = await stateOfHere();
  const { status, body } = await call(operation, bearer(secret), { params });
  expect(await stateOfHere()).toBe(before);
  for (const id of [payment.id, customer.id, app.id, ...Object.values(params).filter((value) => value.length > 20)])
    expect(body).not.toContain(id);
  // The merchant is the same in both environments; what is made for it in one is nothing to the other.
  const isElsewhere = nameOf(operation) === `POST ${TOKENS}` && step === "environment";
  if (isElsewhere || [...makesItsOwn, ...listsItsOwn].includes(nameOf(operation)))
    // The simulator is sandbox's alone: what makes one of these in production is told so.
    expect(status).toBe(ofSandbox(operation, step) ? 400 : operation.endpoint.spec.status);
  else if (status === 200)
    expect(JSON.parse(body)).toMatchObject(isForAffiliates(operation) ? { tokens: [] } : { data: [] });
  else expect(status).toBe(404);
}

describe.each(bearers.map((operation) => [nameOf(operation), operation] as const))("%s", (name, operation) => {
  const { scope, input } = operation.endpoint.spec;
  const kinds = opensTo(operation);
  const words = (body: string) => ({ ...JSON.parse(body), requestId: "", correlationId: "" });

  test("has a body to be tried with", () => {
    expect(!input.body || name in bodies).toBe(true);
  });

  test("is 401 without a bearer, with a malformed one, and with one that was never issued", async () => {
    const unknown = mintSecret("pct", "sandbox").plaintext;
    for (const given of [null, "", "Bearer", "Basic eDp5", bearer("x"), bearer(`${unknown}x`), bearer(unknown)]) {
      const { status, body, headers } = await call(operation, given);
      expect(status).toBe(401);
      expect(body).toContain('"Unauthenticated"');
      expect(headers["www-authenticate"]).toContain("Bearer");
    }
  });

  test.each(KINDS.filter((kind) => !kinds.includes(kind)))(
    "is 403 for %s, which it is not for, and does nothing",
    async (kind) => {
      const [secret, params] = [await secretOf(operation, kind), await paramsOf(operation.path)];
      const before = await stateOfHere();
      expect((await call(operation, bearer(secret), { params })).status).toBe(403);
      expect(await stateOfHere()).toBe(before);
    },
  );

  test.each(kinds)("is 403 for %s of a tenant of the other sort", async (kind) => {
    const { secret } = await HOLDERS[kind].issue(isForAffiliates(operation) ? here : affiliate);
    expect((await call(operation, bearer(secret))).status).toBe(403);
  });

  describe.each(kinds)("for %s", (kind) => {
    test("opens when it may", async () => {
      const { status } = await call(operation, bearer(await secretOf(operation, kind)));
      // There is nothing to do yet for a payment nobody has begun to pay, or has paid: not found, or a conflict.
      expect(/provider|\/refund$/.test(name) ? [404, 409] : [200, 201, 204]).toContain(status);
    });

    test("is 401 in the same words when it is revoked, when it has expired, and when it never was", async () => {
      const unknown = await call(operation, bearer(mintSecret("pct", "sandbox").plaintext));
      const [revoked, expired] = [await issued(operation, kind), await issued(operation, kind)];
      await db.owner`update credentials set revoked_at = now() where id = ${revoked.id}`;
      await db.owner`update credentials set expires_at = now() - interval '1 second' where id = ${expired.id}`;
      for (const { secret } of [revoked, expired]) {
        const answer = await call(operation, bearer(secret));
        expect(answer.status).toBe(401);
        expect(words(answer.body)).toEqual(words(unknown.body));
      }
    });

    test("is 403 without its scope, as every endpoint has one", async () => {
      expect(scope).not.toBe(null);
      const other = scope === "payments.get" ? "payments.create" : "payments.get";
      const { status, body } = await call(operation, bearer(await secretOf(operation, kind, { scopes: [other] })));
      expect(status).toBe(403);
      expect(JSON.parse(body)).toMatchObject(
        isForAffiliates(operation) ? { statusCode: 403 } : { requiredScopes: [scope] },
      );
    });

    test("is 403 from an address that is not on the list, and when the address can't be known", async () => {
      const secret = await secretOf(operation, kind, { allowedIps: [PEER] });
      const allowed = await call(operation, bearer(secret));
      expect(allowed.status).toBeLessThan(410);
      expect(allowed.status).not.toBe(403);
      expect((await call(operation, bearer(secret), { peer: "203.0.113.8" })).status).toBe(403);
      expect((await call(operation, bearer(secret), { peer: null })).status).toBe(403);
    });

    test.each(HOLDERS[kind].steps)("is 403 at a host of another %s", async (step) => {
      const { status, body } = await call(operation, bearer(await secretOf(operation, kind)), { host: hosts[step] });
      expect(status).toBe(403);
      expect(body).not.toContain(payment.id);
    });

    const away = HOLDERS[kind].steps.filter((step) => !isForAffiliates(operation) || step !== "company");
    test.each(away)("shows and does nothing for another %s", async (step) => {
      const place = isForAffiliates(operation) ? strangers[step] : elsewhere[step];
      await expectNothing(operation, (await HOLDERS[kind].issue(place)).secret, step);
    });

    if (kind !== "client_token") return;
    test("shows and does nothing for another application of the same company", async () => {
      const { id: applicationId } = await application(here);
      await expectNothing(operation, (await HOLDERS[kind].issue(here, { applicationId })).secret);
    });
  });
});

test("every endpoint is either opened by credentials or by a signed address", () => {
  for (const { endpoint } of OPERATIONS) {
    const { surface } = endpoint.spec;
    expect("accepts" in surface ? surface.accepts.length > 0 : surface.signedBy.length > 0).toBe(true);
  }
});
