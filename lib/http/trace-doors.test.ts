import { describe, expect, test } from "vitest";
import { z } from "zod";
import { installSimulator } from "@/lib/integrations";
import { notFound } from "@/lib/kit/errors";
import { flushRequests } from "@/lib/requests";
import { affiliateOf, ownPair, PEER, testDb, twoTenants } from "@/lib/testing";
import { affiliateApi } from "./affiliate-surface";
import { callback } from "./callback";
import { endpoint } from "./endpoint";
import { clientCredentials, tokenEndpoint } from "./token-endpoint";
import { keepCall, newTrace } from "./trace";

(globalThis as Record<symbol, unknown>)[Symbol.for("portico.peer-header")] = "x-test-peer";
const db = await testDb();
const { here } = await twoTenants(db);

/** What the log holds of the answer with this id. */
async function keptOf(id: string | null | undefined): Promise<Record<string, unknown> | undefined> {
  await flushRequests();
  return (await db.owner<Record<string, unknown>[]>`select * from api_requests where id = ${id ?? ""}`)[0];
}

const lookAsAffiliate = endpoint({
  surface: affiliateApi,
  summary: "Look",
  scope: null,
  input: {},
  status: 200,
  output: z.object({}),
  handle: () => Promise.reject(notFound("Payment")),
});
const route = tokenEndpoint({ client_credentials: clientCredentials });
const ask = (id: string, secret: string, over: Record<string, string> = {}) =>
  route(
    new Request("http://localhost/oauth2/token", {
      method: "POST",
      headers: { host: "localhost", "x-test-peer": PEER, ...over },
      body: new URLSearchParams({ grant_type: "client_credentials", client_id: id, client_secret: secret }),
    }),
  );

describe("the doors that are no endpoints", () => {
  test("the token endpoint lets no page read what it says, and the log tells of the page that asked", async () => {
    const pair = await ownPair(here);
    const answer = await ask(pair.clientId ?? "", pair.secret, { origin: "https://shop.example" });
    expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    const row = await keptOf(answer.headers.get("x-request-id"));
    expect(row).toMatchObject({ status: 200, credential_id: pair.id, origin: "https://shop.example" });
  });

  test("a stranger who knows the name of a client cannot fill its log", async () => {
    const pair = await ownPair(here);
    const client = { client: pair.clientId ?? "" };
    const called = { method: "POST", route: "/stranger" };
    for (let turn = 0; turn < 500; turn++) keepCall({ ...newTrace(), owner: client }, { ...called, status: 400 });
    keepCall({ ...newTrace(), owner: client }, { ...called, status: 200 });
    await flushRequests();
    const rows = await db.owner<{ status: number }[]>`select status from api_requests where route = '/stranger'`;
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.length).toBeLessThan(100);
    expect(rows.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test("a client that is refused a token finds the call by its own name, without its secret", async () => {
    const pair = await ownPair(here);
    const answer = await ask(pair.clientId ?? "", "wrong");
    expect(answer.status).toBe(401);
    const row = await keptOf(answer.headers.get("x-request-id"));
    expect(row).toMatchObject({
      route: "/oauth2/token",
      status: 401,
      reason: "invalid_client",
      credential_id: pair.id,
    });
    expect(JSON.stringify(row)).not.toContain("wrong");
  });

  test("a provider's call belongs to whose address it was made to, and the address is not kept", async () => {
    const { id } = await installSimulator(here);
    const handler = callback(async () => undefined);
    const knock = (integrationId: string) =>
      handler(new Request(`http://localhost/api/callbacks/${integrationId}`, { method: "POST" }), {
        params: Promise.resolve({ integrationId }),
      });
    const row = await keptOf((await knock(id)).headers.get("x-request-id"));
    expect(row).toMatchObject({ tenant_id: here.tenantId, route: "/api/callbacks/{integrationId}", status: 200 });
    expect(JSON.stringify(row)).not.toContain(id);
    expect(await keptOf((await knock("int_none")).headers.get("x-request-id"))).toBeUndefined();
  });
});

test("an affiliate's call is found by the correlation id that affiliates are told", async () => {
  const affiliate = await affiliateOf(here, here.tenantId);
  const pair = await ownPair(affiliate);
  const minted = await ask(pair.clientId ?? "", pair.secret);
  const { access_token } = await minted.json();
  const reply = await lookAsAffiliate.reply(
    new Request("http://localhost/x", { headers: { host: "localhost", authorization: `Bearer ${access_token}` } }),
    {},
  );
  const { correlationId } = JSON.parse(reply.body ?? "");
  expect(correlationId).toBe(reply.headers["x-request-id"]);
  expect(await keptOf(correlationId)).toMatchObject({
    tenant_id: affiliate.tenantId,
    credential_id: pair.id,
    status: 404,
  });
  expect(await keptOf(minted.headers.get("x-request-id"))).toMatchObject({ status: 200, credential_id: pair.id });
});
