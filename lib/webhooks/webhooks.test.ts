import { describe, expect, test } from "vitest";
import { EVENT_TYPES } from "@/lib/events/schema";
import { authenticateCustomer, cancelPayment } from "@/lib/payments";
import { AuthenticateCustomer } from "@/lib/payments/schema";
import { testDb, world } from "@/lib/testing";
import { createWebhook, deleteWebhook, listWebhooks, requireWebhook, updateWebhook } from "./index";
import { CreateWebhook, ListWebhooks, UpdateWebhook, WebhookEventPayload } from "./schema";

const db = await testDb();
const { here, elsewhere, checkout } = await world(db);
const wanted = (over: object = {}) =>
  CreateWebhook.parse({ url: "https://crm.example.com/hooks", events: ["payment.succeeded"], ...over });

describe("createWebhook", () => {
  test("shows the signing secret in this answer and nowhere else", async () => {
    const { id, secret, secretHint } = await createWebhook(here, wanted());
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(secret.startsWith(secretHint.slice(0, -1))).toBe(true);
    expect(secretHint.length).toBeLessThan(12);
    const rows = await db.owner`select * from webhook_endpoints where id = ${id}`;
    const told = await db.owner`select * from audit_events where target_id = ${id}`;
    const shown = [await requireWebhook(here, { id }), await listWebhooks(here, ListWebhooks.parse({}))];
    expect(JSON.stringify([rows, told, shown])).not.toContain(secret);
  });

  test.each([
    ["an address without https", { url: "http://crm.example.com/hooks" }],
    ["an address on this machine without https", { url: "http://localhost:4000" }],
    ["no event", { events: [] }],
    ["an event nobody knows", { events: ["payment.lost"] }],
    ["a field nobody knows", { secret: "mine" }],
  ])("refuses %s", (_, over) => {
    expect(CreateWebhook.safeParse({ ...wanted(), ...over }).success).toBe(false);
  });

  test("counts an event that is given twice once", () => {
    expect(wanted({ events: ["payment.failed", "payment.created", "payment.failed"] }).events).toEqual([
      "payment.created",
      "payment.failed",
    ]);
  });
});

describe("updateWebhook", () => {
  test("changes what is given and leaves the rest, the secret too", async () => {
    const { secret: _, ...before } = await createWebhook(here, wanted({ description: "CRM" }));
    const after = await updateWebhook(here, { id: before.id, ...UpdateWebhook.parse({ enabled: false }) });
    expect(after).toEqual({ ...before, enabled: false });
  });
});

test("a deleted endpoint is gone", async () => {
  const { id } = await createWebhook(here, wanted());
  await deleteWebhook(here, { id });
  await expect(requireWebhook(here, { id })).rejects.toMatchObject({ code: "not_found" });
  await expect(deleteWebhook(here, { id })).rejects.toMatchObject({ code: "not_found" });
});

test.each(Object.keys(elsewhere) as (keyof typeof elsewhere)[])(
  "an endpoint of another %s does not exist",
  async (step) => {
    const { id } = await createWebhook(here, wanted());
    await expect(requireWebhook(elsewhere[step], { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(updateWebhook(elsewhere[step], { id, enabled: false })).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteWebhook(elsewhere[step], { id })).rejects.toMatchObject({ code: "not_found" });
    expect((await listWebhooks(elsewhere[step], ListWebhooks.parse({}))).data.map((one) => one.id)).not.toContain(id);
    expect((await requireWebhook(here, { id })).enabled).toBe(true);
  },
);

describe("WebhookEventPayload", () => {
  test("describes every event that was written down", async () => {
    const order = { customer: { reference: "C-1", name: "Ada" }, amount: 500, currencyCode: "USD", reference: "R" };
    const { id } = await authenticateCustomer(here, AuthenticateCustomer.parse(order));
    await cancelPayment(here, { paymentId: id });
    await checkout();
    const rows = await db.owner`select type, payload, created_at from outbox`;
    expect(new Set(rows.map(({ type }) => type))).toEqual(
      new Set(["payment.created", "payment.canceled", "credential.created"]),
    );
    for (const { type, payload, created_at } of rows) {
      const body = { type, timestamp: created_at.toISOString(), data: payload };
      expect(WebhookEventPayload.safeParse(body).error?.issues ?? []).toEqual([]);
    }
  });

  test("knows the data of every type", () => {
    expect(EVENT_TYPES.filter((type) => !/^(?:payment|customer|credential|integration)\./.test(type))).toEqual([]);
  });
});
