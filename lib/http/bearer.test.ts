import { beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { application, clientToken, testDb, twoTenants } from "@/lib/testing";
import type { Reply } from "./call";
import { endpoint } from "./endpoint";
import { paymentsApi } from "./surface";

const STAMP = Symbol.for("portico.peer-header");
const shared = globalThis as { [STAMP]?: string };

const handled = vi.fn(async (_: unknown, { body }: { body: { name: string } }) => ({ data: { name: body.name } }));
const common = {
  surface: paymentsApi,
  summary: "Echo",
  scope: "payments.get",
  input: { body: z.strictObject({ name: z.string() }) },
  status: 200,
  output: z.object({ data: z.object({ name: z.string() }) }),
};
const usual = endpoint({ ...common, handle: handled });
const fused = endpoint({ ...common, fused: true, handle: handled });

let secret: string;
let weak: string;
let fenced: string;

beforeAll(async () => {
  shared[STAMP] = "x-stamp";
  const db = await testDb();
  const { here } = await twoTenants(db);
  const app = await application(here);
  ({ secret } = await clientToken(here, app.id));
  ({ secret: weak } = await clientToken(here, app.id, { scopes: ["payments.create"] }));
  ({ secret: fenced } = await clientToken(here, app.id, { allowedIps: ["203.0.113.7"] }));
});

type Call = { bearer?: string | null; body?: string; headers?: Record<string, string> };

async function call(door: typeof usual, { bearer = secret, body = '{"name":"a"}', headers = {} }: Call = {}) {
  handled.mockClear();
  const authorization: Record<string, string> = bearer === null ? {} : { authorization: `Bearer ${bearer}` };
  const sent = new Headers({
    "content-type": "application/json",
    "x-stamp": "203.0.113.7",
    ...authorization,
    ...headers,
  });
  const take = async () => new TextEncoder().encode(body);
  const reply: Reply = await door.reply({ method: "POST", url: "/api/echo", headers: sent, take }, {});
  return { ...reply, json: JSON.parse(reply.body ?? "null") };
}

const doors = [
  ["an endpoint", () => usual],
  ["a fused endpoint", () => fused],
] as const;

describe.each(doors)("%s behind a bearer", (name, door) => {
  test("lets a credential with the scope in", async () => {
    expect(await call(door())).toMatchObject({ status: 200, json: { data: { name: "a" } } });
  });

  test.each([
    ["nothing", null],
    ["something else", "abc"],
    ["a mistyped secret", `pct_test_${"a".repeat(38)}`],
  ])("is closed to %s, whatever else is wrong", async (_, bearer) => {
    const { status, json, headers } = await call(door(), { bearer, body: "not json" });
    expect(status).toBe(401);
    expect(json).toMatchObject({ title: "Unauthenticated", code: "unauthenticated" });
    expect(headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
    expect(handled).not.toHaveBeenCalled();
  });

  test("answers for a bad credential before a bad body", async () => {
    const { status, json } = await call(door(), { bearer: weak, body: "not json" });
    expect(status).toBe(403);
    expect(json).toMatchObject({ title: "Insufficient permissions", requiredScopes: ["payments.get"] });
  });

  test("answers for a bad body once the credential is good", async () => {
    const { status, json } = await call(door(), { body: '{"nam":1}' });
    expect(status).toBe(400);
    expect(json.errors).toEqual({ name: ["This is required."], nam: ["This field is not known."] });
    expect(handled).not.toHaveBeenCalled();
  });

  test("never lets out why it refused", async () => {
    const { body } = await call(door(), { bearer: weak, body: "not json" });
    expect(body).not.toContain("reason");
  });

  test("does not read cookies", async () => {
    const headers = { cookie: `authorization=Bearer ${secret}; next-auth.session-token=x` };
    expect((await call(door(), { bearer: null, headers })).status).toBe(401);
  });

  if (name === "an endpoint") {
    test("holds an IP list against the stamped peer alone", async () => {
      expect((await call(door(), { bearer: fenced })).status).toBe(200);
      const forged = {
        "x-stamp": "198.51.100.1",
        "x-forwarded-for": "203.0.113.7",
        "x-real-ip": "203.0.113.7",
        forwarded: "for=203.0.113.7",
      };
      expect((await call(door(), { bearer: fenced, headers: forged })).status).toBe(403);
    });

    test("refuses a credential with an IP list when nobody stamped the peer", async () => {
      delete shared[STAMP];
      const headers = { "x-forwarded-for": "203.0.113.7" };
      const { status } = await call(door(), { bearer: fenced, headers });
      const open = await call(door(), { headers });
      shared[STAMP] = "x-stamp";
      expect([status, open.status]).toEqual([403, 200]);
    });

    test("replays the answer to a repeated Idempotency-Key, and says so", async () => {
      const headers = { "idempotency-key": "order-1" };
      expect((await call(door(), { headers })).headers["idempotent-replayed"]).toBeUndefined();
      const again = await call(door(), { headers });
      expect(again).toMatchObject({ status: 200, json: { data: { name: "a" } } });
      expect(again.headers["idempotent-replayed"]).toBe("true");
      expect(handled).not.toHaveBeenCalled();
      expect((await call(door(), { headers, body: '{"name":"b"}' })).status).toBe(409);
    });
  }
});
