import { expect, test } from "vitest";
import { createAccessToken } from "@/lib/credentials";
import { CreateAccessToken } from "@/lib/credentials/schema";
import { testDb, twoTenants } from "@/lib/testing";
import { POST } from "./route";

test("a second creation under one Idempotency-Key makes nothing and shows no secret", async () => {
  const db = await testDb();
  const { here } = await twoTenants(db);
  (globalThis as Record<symbol, unknown>)[Symbol.for("portico.peer-header")] = "x-test-peer";
  const order = { name: "CRM vendor", permissions: ["webhooks.write"], allowedIps: ["203.0.113.7"] };
  const token = await createAccessToken(here, CreateAccessToken.parse(order));
  const headers = {
    authorization: `Bearer ${token.secret}`,
    "content-type": "application/json",
    "idempotency-key": "hook-1",
    "x-test-peer": "203.0.113.7",
  };
  const body = JSON.stringify({ url: "https://crm.example.com/hooks", events: ["payment.succeeded"] });
  const create = () =>
    POST.reply(new Request("http://localhost/api/integration/crm/webhooks", { method: "POST", headers, body }), {});

  const first = await create();
  const again = await create();
  const { id, secret } = JSON.parse(first.body ?? "").data;
  expect(secret).toMatch(/^whsec_/);
  expect(again.status).toBe(409);
  expect(again.body).toContain(id);
  expect(again.body).not.toContain(secret);
  expect(await db.owner`select id from webhook_endpoints`).toHaveLength(1);
});
