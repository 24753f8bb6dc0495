import { describe, expect, test } from "vitest";
import type { Endpoint } from "@/lib/http/endpoint";
import { integrationsFor } from "@/lib/integrations";
import { apiKey, PEER, testDb, world } from "@/lib/testing";
import { DELETE, GET as GET_ONE, PATCH } from "./[id]/route";
import { GET, POST } from "./route";

const db = await testDb();
const { here } = await world(db);
(globalThis as Record<symbol, unknown>)[Symbol.for("portico.peer-header")] = "x-test-peer";
const { secret: key } = await apiKey(here);
const { secret: live } = await apiKey({ ...here, environment: "production" });

type Call = { body?: unknown; bearer?: string; id?: string; query?: string };

async function call(endpoint: Endpoint, { body, bearer = key, id = "", query = "" }: Call = {}) {
  const headers = new Headers({ host: "localhost", "x-test-peer": PEER, authorization: `Bearer ${bearer}` });
  if (body) headers.set("content-type", "application/json");
  const sent = body ? { method: "POST", body: JSON.stringify(body) } : {};
  const request = new Request(`http://localhost/api/gateways/${id}${query}`, { ...sent, headers });
  const reply = await endpoint.reply(request, { id });
  return { status: reply.status, body: JSON.parse(reply.body ?? "null") };
}

const secret = "of a test, long enough to be one";
const wanted = { name: "Main", gatewayType: "simulator", settings: { callbackSecret: secret } };
const offered = async () => (await integrationsFor(here, "EUR")).map(({ id }) => id);

describe("gateways over the API", () => {
  test("are made, shown, listed and deleted with the published names", async () => {
    const order = {
      ...wanted,
      merchantAccountReferenceId: "MID-1",
      currencyCode: "EUR",
      acceptedCurrencyCodes: ["USD", "EUR"],
      acceptedCards: ["Visa"],
      weight: 30,
      acceptRetries: false,
      cvvRequired: true,
      approvedChargeOrCaptureRateFee: "2.9",
      approvedChargeOrCaptureFlatFee: "0.30",
      otherTransactionFlatFee: "0.10",
    };
    const { status, body } = await call(POST, { body: order });
    expect(status).toBe(201);
    const shown = body.data;
    const { settings: _, ...told } = { ...order, acceptedCurrencyCodes: ["EUR", "USD"] };
    expect(shown).toMatchObject({ ...told, status: "Available", environment: "sandbox" });
    expect(shown.settings).toEqual({});
    const stored = [await db.owner`select * from integrations`, await db.owner`select * from audit_events`];
    expect(JSON.stringify([body, stored])).not.toContain(secret);
    expect((await call(GET_ONE, { id: shown.id })).body.data).toEqual(shown);
    expect((await call(GET, { query: "?limit=1" })).body.data).toEqual([shown]);
    expect((await call(DELETE, { id: shown.id })).status).toBe(204);
    for (const endpoint of [GET_ONE, DELETE]) {
      const gone = await call(endpoint, { id: shown.id });
      expect([gone.status, gone.body.message]).toEqual([404, "Gateway not found"]);
    }
  });

  test("show what is no secret of their settings, and a secret to nobody who asks", async () => {
    const settings = {
      publicKey: `pk_test_${"a".repeat(24)}`,
      privateKey: `sk_test_${"b".repeat(24)}`,
      webhookSecret: `whsec_${"c".repeat(32)}`,
    };
    const order = { name: "Cards", gatewayType: "stripe", acceptedCurrencyCodes: ["EUR"], settings };
    const made = await call(POST, { body: order });
    expect(made.status).toBe(201);
    const { id } = made.body.data;
    const seen = [made, await call(GET_ONE, { id }), await call(PATCH, { id, body: { weight: 7 } })].map(
      ({ body }) => body.data.settings,
    );
    const listed = (await call(GET)).body.data.find((one: { id: string }) => one.id === id);
    for (const one of [...seen, listed.settings]) expect(one).toEqual({ publicKey: settings.publicKey });
  });

  test("are changed and deleted by a key that may do only that", async () => {
    const { id } = (await call(POST, { body: wanted })).body.data;
    const { secret: bearer } = await apiKey(here, { scopes: ["gateways.write"] });
    expect((await call(GET_ONE, { id, bearer })).body.requiredScopes).toEqual(["gateways.read"]);
    expect((await call(PATCH, { id, bearer, body: { weight: 5 } })).body.data.weight).toBe(5);
    expect((await call(DELETE, { id, bearer })).status).toBe(204);
  });

  test("are read page by page without losing one", async () => {
    for (const name of ["One", "Two", "Three"]) await call(POST, { body: { ...wanted, name } });
    const all = (await call(GET)).body.data.map(({ id }: { id: string }) => id);
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: { data: { id: string }[]; nextCursor: string | null } = (
        await call(GET, { query: `?limit=2${cursor && `&cursor=${cursor}`}` })
      ).body;
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all);
  });

  test.each(["environment", "mode"])(
    "belong to the key's environment: a body that names one by %s is refused",
    async (field) => {
      for (const named of ["production", "sandbox"]) {
        const { status, body } = await call(POST, { body: { ...wanted, [field]: named } });
        expect(status).toBe(400);
        expect(Object.keys(body.errors)).toEqual([field]);
      }
    },
  );

  test("of production know no simulator, and no key sees the other environment's", async () => {
    const refused = await call(POST, { bearer: live, body: wanted });
    expect(refused).toMatchObject({ status: 400, body: { errors: { gatewayType: [expect.any(String)] } } });
    const { id } = (await call(POST, { body: wanted })).body.data;
    for (const [endpoint, body] of [[GET_ONE], [PATCH, { weight: 1 }], [DELETE]] as const)
      expect((await call(endpoint, { bearer: live, id, body })).status).toBe(404);
    expect((await call(GET, { bearer: live })).body.data).toEqual([]);
  });

  test("keep their name and type, and whatever a change leaves out", async () => {
    const made = (await call(POST, { body: { ...wanted, weight: 30, acceptedCards: ["Visa"] } })).body.data;
    const changed = (await call(PATCH, { id: made.id, body: { cvvRequired: true } })).body.data;
    expect(changed).toEqual({ ...made, cvvRequired: true, updatedAt: changed.updatedAt });
    for (const [field, value] of [
      ["name", "Other"],
      ["gatewayType", "stripe"],
      ["environment", "production"],
    ]) {
      const { status, body } = await call(PATCH, { id: made.id, body: { [String(field)]: value } });
      expect(status).toBe(400);
      expect(Object.keys(body.errors)).toEqual([field]);
    }
  });

  test("that are for refunds only, or disabled, are offered for no new payment until they are available again", async () => {
    const { id } = (await call(POST, { body: wanted })).body.data;
    expect(await offered()).toContain(id);
    for (const status of ["RefundOnly", "Available", "Disabled", "RefundOnly", "Available"]) {
      expect((await call(PATCH, { id, body: { status } })).body.data.status).toBe(status);
      expect((await offered()).includes(id)).toBe(status === "Available");
    }
    const born = (await call(POST, { body: { ...wanted, status: "RefundOnly" } })).body.data;
    expect(born.status).toBe("RefundOnly");
    expect(await offered()).not.toContain(born.id);
  });

  test("name the field of whatever is wrong with them, in words for programs", async () => {
    for (const [over, field] of [
      [{ name: "" }, "name"],
      [{ gatewayType: "nobody" }, "gatewayType"],
      [{ gatewayType: "duo" }, "gatewayType"],
      [{ status: "Asleep" }, "status"],
      [{ acceptedCurrencyCodes: ["EURO"] }, "acceptedCurrencyCodes.0"],
      [{ approvedChargeOrCaptureRateFee: "a lot" }, "approvedChargeOrCaptureRateFee"],
      [{ approvedChargeOrCaptureRateFee: "100.01" }, "approvedChargeOrCaptureRateFee"],
      [{ settings: { nonsense: "x" } }, "settings"],
    ] as const) {
      const { status, body } = await call(POST, { body: { ...wanted, ...over } });
      expect(status).toBe(400);
      expect(body.message).toBe("Invalid request");
      expect(Object.keys(body.errors)[0]).toContain(field);
    }
  });
});
