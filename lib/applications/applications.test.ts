import { describe, expect, test } from "vitest";
import { transact } from "@/lib/context";
import { openFor } from "@/lib/tenants";
import { application, testDb, twoTenants } from "@/lib/testing";
import { deleteApplication } from "./delete-application";
import { listApplications } from "./list-applications";
import { requireApplication, requireApplicationRow } from "./require-application";
import { rotateWebhookSecret } from "./rotate-webhook-secret";
import { CreateApplication, UpdateApplication } from "./schema";
import { updateApplication } from "./update-application";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);

describe("payment applications", () => {
  test("get a public Client ID of 32 characters and a webhook secret that is shown once and kept sealed", async () => {
    const made = await application(here);
    expect(made.clientId).toMatch(/^[a-z0-9]{32}$/);
    expect(made.webhookSecret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(JSON.stringify(await requireApplication(here, { id: made.id }))).not.toContain(made.webhookSecret.slice(10));

    const row = await requireApplicationRow(here, { id: made.id });
    expect(row.sealedWebhookSecret).not.toContain(made.webhookSecret);
    const opened = await transact(here, (ctx) => openFor(ctx, made.id, "webhook_secret", row.sealedWebhookSecret));
    expect(opened).toBe(made.webhookSecret);
    await expect(
      transact(here, (ctx) => openFor(ctx, "app_other", "webhook_secret", row.sealedWebhookSecret)),
    ).rejects.toThrow();
  });

  test("take a secret of the merchant's own when it is strong, and keep the old one beside a new one", async () => {
    const own = `whsec_${Buffer.from("0123456789abcdefghijklmnopqrstuv").toString("base64")}`;
    const made = await application(here, { secret: own });
    expect(made.webhookSecret).toBe(own);
    const { webhookSecret, previousUntil } = await rotateWebhookSecret(here, { id: made.id });
    expect(webhookSecret).not.toBe(own);
    expect(previousUntil.getTime() - here.now.getTime()).toBe(24 * 3_600_000);
    const row = await requireApplicationRow(here, { id: made.id });
    const old = await transact(here, (ctx) =>
      openFor(ctx, made.id, "previous_webhook_secret", row.previousSealedSecret ?? ""),
    );
    expect(old).toBe(own);
  });

  test.each([
    "short",
    "a".repeat(40),
    `whsec_${Buffer.from("tiny").toString("base64")}`,
    "whsec_not base64 at all but quite long",
    "x".repeat(65),
  ])("refuse %j as a webhook secret", (secret) => {
    expect(CreateApplication.safeParse({ name: "Shop", secret }).error?.issues[0]?.path).toEqual(["secret"]);
  });

  test.each(["", "ab", "x".repeat(256)])("refuse %j as a name", (name) => {
    expect(CreateApplication.safeParse({ name }).error?.issues[0]?.path).toEqual(["name"]);
  });

  test.each(["tenant", "company", "environment"] as const)("do not exist for another %s", async (step) => {
    const { id } = await application(here);
    const wanted = UpdateApplication.parse({ id, name: "Taken over" });
    await expect(requireApplication(elsewhere[step], { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(updateApplication(elsewhere[step], wanted)).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteApplication(elsewhere[step], { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(rotateWebhookSecret(elsewhere[step], { id })).rejects.toMatchObject({ code: "not_found" });
    expect((await requireApplication(here, { id })).name).toBe("Shop");
  });

  test("can be changed except for the Client ID, and leave the list when deleted", async () => {
    const made = await application(here);
    const changed = await updateApplication(
      here,
      UpdateApplication.parse({ id: made.id, name: "Renamed", currencyWhitelist: ["USD", "EUR", "USD"] }),
    );
    expect(changed).toMatchObject({ name: "Renamed", currencyWhitelist: ["EUR", "USD"], clientId: made.clientId });
    await deleteApplication(here, { id: made.id });
    const ids = (await listApplications(here, { limit: 100 })).data.map(({ id }) => id);
    expect(ids).not.toContain(made.id);
    await expect(deleteApplication(here, { id: made.id })).rejects.toMatchObject({ code: "not_found" });
  });

  test("are deleted once, and whoever changes one at that moment is told that it is gone", async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await application(here);
      const told = (work: Promise<unknown>) =>
        work.then(
          () => "done",
          (error) => error.code,
        );
      const verbs = [
        deleteApplication(here, { id }),
        updateApplication(here, { id, name: "Later" }),
        deleteApplication(here, { id }),
        rotateWebhookSecret(here, { id }),
      ].map(told);
      const outcomes = await Promise.all(verbs);
      expect([outcomes[0], outcomes[2]].sort()).toEqual(["done", "not_found"]);
      for (const outcome of outcomes) expect(["done", "not_found"]).toContain(outcome);
    }
  });

  test("whose secret is rotated twice at once keep the one before beside the last", async () => {
    const { id } = await application(here);
    const rotated = await Promise.all([rotateWebhookSecret(here, { id }), rotateWebhookSecret(here, { id })]);
    const row = await requireApplicationRow(here, { id });
    const kept = await transact(here, (ctx) =>
      Promise.all([
        openFor(ctx, id, "webhook_secret", row.sealedWebhookSecret),
        openFor(ctx, id, "previous_webhook_secret", row.previousSealedSecret ?? ""),
      ]),
    );
    expect(kept.sort()).toEqual(rotated.map(({ webhookSecret }) => webhookSecret).sort());
  });
});

test("whoever chooses among the applications is given all of them, and one who looks through them a page", async () => {
  const { id } = await application(elsewhere.company);
  await db.owner`insert into payment_applications select (jsonb_populate_record(a, jsonb_build_object(
    'id', a.id || n, 'client_id', left(a.client_id, 28) || lpad(n::text, 4, '0')))).*
    from payment_applications a, generate_series(1, 130) n where a.id = ${id}`;
  const all = await listApplications(elsewhere.company, { limit: null });
  expect({ count: all.data.length, next: all.nextCursor }).toEqual({ count: 131, next: null });
  expect((await listApplications(elsewhere.company)).data).toHaveLength(25);
});
