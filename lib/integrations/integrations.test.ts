import { describe, expect, test } from "vitest";
import { testDb, twoTenants } from "@/lib/testing";
import { integrationRow, integrationsFor } from "./find-integrations";
import { installIntegration } from "./install-integration";
import { installSimulator } from "./install-simulator";
import { INTEGRATION_ID, newIntegrationId } from "./integration-id";
import { listIntegrations } from "./list-integrations";
import { openIntegration } from "./open-integration";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const secret = "a callback secret nobody may read";
const wanted = { connectorId: "simulator", label: "Test", settings: { callbackSecret: secret }, currencies: [] };

describe("installIntegration", () => {
  test("keeps the settings sealed: not in the row, the answer or the audit trail", async () => {
    const made = await installIntegration(here, wanted);
    const stored = JSON.stringify([
      made,
      await db.owner`select * from integrations`,
      await db.owner`select * from audit_events`,
      await listIntegrations(here),
    ]);
    expect(stored).toContain(made.id);
    expect(stored).not.toContain(secret);
    const row = await integrationRow(here, made.id);
    if (!row) throw new Error("no row");
    expect((await openIntegration(here, row)).settings).toEqual({ callbackSecret: secret });
  });

  test("refuses what was sealed for another integration", async () => {
    const [one, two] = [await installIntegration(here, wanted), await installIntegration(here, wanted)];
    const [row, other] = [await integrationRow(here, one.id), await integrationRow(here, two.id)];
    if (!row || !other) throw new Error("no row");
    await expect(openIntegration(here, { ...row, sealedSettings: other.sealedSettings })).rejects.toThrow();
  });

  test("makes ids that can't be guessed", () => {
    const ids = new Set(Array.from({ length: 1000 }, newIntegrationId));
    expect(ids.size).toBe(1000);
    for (const id of ids) expect(id).toMatch(INTEGRATION_ID);
  });

  test("needs the permission to manage integrations", async () => {
    const weak = { ...here, principal: { ...here.principal, permissions: ["tenant:read"] } };
    await expect(installIntegration(weak, wanted)).rejects.toMatchObject({ code: "forbidden" });
  });

  test.each([
    ["an unknown service", { connectorId: "nobody" }, "connectorId"],
    ["a name every object has", { connectorId: "constructor" }, "connectorId"],
    ["settings that lack a field", { settings: {} }, "settings.callbackSecret"],
    ["a field the service doesn't know", { settings: { callbackSecret: "x", more: "y" } }, "settings.more"],
  ])("refuses %s and names it", async (_, over, field) => {
    await expect(installIntegration(here, { ...wanted, ...over })).rejects.toMatchObject({
      code: "invalid_request",
      fields: { [field]: expect.any(Array) },
    });
  });

  test("keeps the simulator out of production", async () => {
    await expect(installIntegration(elsewhere.environment, wanted)).rejects.toMatchObject({ code: "invalid_request" });
  });
});

describe("installSimulator", () => {
  test("gives a sandbox one simulator, whichever environment asks and however often", async () => {
    const first = await installSimulator(elsewhere.company);
    const again = await installSimulator({ ...elsewhere.company, environment: "production" });
    expect(again).toEqual(first);
    expect(first.environment).toBe("sandbox");
  });
});

describe("integrationsFor", () => {
  test("offers every integration that takes the currency, oldest first, and none that is disabled or only refunds", async () => {
    const place = elsewhere.tenant;
    const yen = await installIntegration(place, { ...wanted, currencies: ["JPY"] });
    const any = await installIntegration({ ...place, now: new Date(place.now.getTime() + 1000) }, wanted);
    expect((await integrationsFor(place, "JPY")).map(({ id }) => id)).toEqual([yen.id, any.id]);
    expect((await integrationsFor(place, "EUR")).map(({ id }) => id)).toEqual([any.id]);
    await db.owner`update integrations set is_enabled = false where id = ${any.id}`;
    expect(await integrationsFor(place, "EUR")).toEqual([]);
    await db.owner`update integrations set is_enabled = true, takes_payments = false where id = ${any.id}`;
    expect(await integrationsFor(place, "EUR")).toEqual([]);
  });
});
