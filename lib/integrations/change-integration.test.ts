import { describe, expect, test } from "vitest";
import { transact } from "@/lib/context";
import { disableIntegration, enableIntegration } from "@/lib/integrations";
import { testDb, twoTenants } from "@/lib/testing";
import { deleteIntegration } from "./delete-integration";
import { integrationRow } from "./find-integrations";
import { installIntegration } from "./install-integration";
import { newIntegrationId } from "./integration-id";
import { listCatalogue } from "./list-catalogue";
import { listInstalled } from "./list-installed";
import { requireIntegration } from "./require-integration";
import type { InstallIntegration } from "./schema";
import { unsealSettings } from "./settings";
import { testIntegration } from "./test-integration";
import { updateIntegration } from "./update-integration";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const secret = "a_callback_secret_nobody_may_read";
const wanted: InstallIntegration = {
  connectorId: "simulator",
  label: "Test",
  settings: { callbackSecret: secret },
  currencies: ["EUR", "JPY"],
  terms: { fixed: { EUR: "0.30" }, percent: "2.9", deductFees: true },
};
const install = (over: Partial<InstallIntegration> = {}) => installIntegration(here, { ...wanted, ...over });
const later = { ...here, now: new Date(here.now.getTime() + 60_000) };

async function settingsOf(id: string) {
  const row = await integrationRow(here, id);
  if (!row) throw new Error("no row");
  return transact(here, (ctx) => unsealSettings(ctx, row));
}
const auditOf = async (id: string) =>
  JSON.stringify(await db.owner`select action, detail from audit_events where target_id = ${id} order by sequence`);

describe("installIntegration", () => {
  test("takes the id a form has reserved, and only once", async () => {
    const id = newIntegrationId();
    expect((await install({ id })).id).toBe(id);
    await expect(install({ id })).rejects.toMatchObject({ code: "conflict" });
  });

  test("keeps money rules as exact minor units and millionths", async () => {
    const { id } = await install();
    const [row] = await db.owner`select * from integration_terms where integration_id = ${id}`;
    expect(row).toMatchObject({ fixed_minor: { EUR: "30" }, percent_millionths: 29_000, deduct_fees: true });
    expect((await requireIntegration(here, { id })).terms).toEqual(wanted.terms);
  });

  test("tells webhooks of it without a setting", async () => {
    const { id } = await install();
    const events = await db.owner`select type, payload from outbox where subject_id = ${id}`;
    expect(events).toEqual([
      {
        type: "integration.installed",
        payload: { id, connectorId: "simulator", label: "Test", currencies: ["EUR", "JPY"] },
      },
    ]);
  });

  test("lets a credential with the scope in, and no other", async () => {
    const by = (scopes: string[]) => ({
      ...here,
      principal: { ...here.principal, kind: "credential" as const, permissions: [], scopes },
    });
    await expect(installIntegration(by(["payments.create"]), wanted)).rejects.toMatchObject({ code: "forbidden" });
    expect((await installIntegration(by(["gateways.write"]), wanted)).connectorId).toBe("simulator");
  });
});

describe("updateIntegration", () => {
  test("keeps a secret that is not typed, and replaces one that is, without a word of either in the audit trail", async () => {
    const { id } = await install();
    await updateIntegration(here, { id, label: "Renamed", settings: { callbackSecret: "" } });
    expect(await settingsOf(id)).toEqual({ callbackSecret: secret });
    await updateIntegration(here, { id, settings: { callbackSecret: "another secret altogether" } });
    expect(await settingsOf(id)).toEqual({ callbackSecret: "another secret altogether" });
    const audit = await auditOf(id);
    expect(audit).toContain("callbackSecret");
    expect(audit).toContain("Renamed");
    expect(audit).not.toContain("secret_nobody");
    expect(audit).not.toContain("another secret");
  });

  test("writes new money rules only when they differ, and keeps the old ones", async () => {
    const { id } = await install();
    await updateIntegration(later, { id, terms: { fixed: { EUR: "0.3" }, percent: "2.90", deductFees: true } });
    await updateIntegration(later, { id, terms: { fixed: {}, percent: "1.5" } });
    const { terms, termsHistory } = await requireIntegration(here, { id });
    expect(terms).toEqual({ fixed: {}, percent: "1.5", deductFees: true });
    expect(termsHistory.map(({ percent }) => percent)).toEqual(["1.5", "2.9"]);
  });

  test("drops the surcharge of a currency that is no longer taken", async () => {
    const { id } = await install();
    await updateIntegration(later, { id, currencies: ["JPY"] });
    expect((await requireIntegration(here, { id })).terms.fixed).toEqual({});
  });

  test("does and says nothing when nothing changes", async () => {
    const { id } = await install();
    await updateIntegration(here, { id, label: "Test", currencies: ["EUR", "JPY"], settings: {} });
    expect(await auditOf(id)).not.toContain("integration.updated");
  });

  test.each([
    ["a surcharge finer than the currency", { fixed: { JPY: "0.5" }, percent: "0" }, "terms.fixed.JPY"],
    ["three decimals of a cent currency", { fixed: { EUR: "0.305" }, percent: "0" }, "terms.fixed.EUR"],
    ["a negative surcharge", { fixed: { EUR: "-1" }, percent: "0" }, "terms.fixed.EUR"],
    ["a surcharge in words", { fixed: { EUR: "1,50" }, percent: "0" }, "terms.fixed.EUR"],
    ["a currency that is not taken", { fixed: { USD: "1" }, percent: "0" }, "terms.fixed.USD"],
    ["a surcharge beyond reason", { fixed: { EUR: "9".repeat(20) }, percent: "0" }, "terms.fixed.EUR"],
    ["more than everything", { fixed: {}, percent: "100.0001" }, "terms.percent"],
    ["five decimals of a percent", { fixed: {}, percent: "1.00001" }, "terms.percent"],
    ["a negative percentage", { fixed: {}, percent: "-0.1" }, "terms.percent"],
    ["an exponent", { fixed: {}, percent: "1e1" }, "terms.percent"],
  ])("refuses %s and names the field", async (_, terms, field) => {
    const { id } = await install();
    const refused = updateIntegration(here, { id, terms });
    await expect(refused).rejects.toMatchObject({
      code: "invalid_request",
      fields: { [field]: [expect.stringMatching(/^[A-Z].*\.$/)] },
    });
  });

  test("takes a whole hundred percent and the finest step", async () => {
    const { id } = await install();
    for (const percent of ["100", "0.0001"]) {
      await updateIntegration(later, { id, terms: { fixed: {}, percent } });
      expect((await requireIntegration(here, { id })).terms.percent).toBe(percent);
    }
  });
});

describe("enableIntegration and disableIntegration", () => {
  test("say so once in the audit trail, however often they are asked", async () => {
    const { id } = await install();
    await disableIntegration(here, { id });
    expect((await disableIntegration(here, { id })).isEnabled).toBe(false);
    expect((await enableIntegration(here, { id })).isEnabled).toBe(true);
    expect((await auditOf(id)).match(/integration\.disabled/g)).toHaveLength(1);
  });
});

describe("deleteIntegration", () => {
  test("hides it and keeps its rows", async () => {
    const { id } = await install();
    await deleteIntegration(here, { id });
    expect((await listInstalled(here)).map((one) => one.id)).not.toContain(id);
    await expect(requireIntegration(here, { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(updateIntegration(here, { id, label: "Back" })).rejects.toMatchObject({ code: "not_found" });
    expect(await integrationRow(here, id)).toMatchObject({ isEnabled: false });
  });
});

describe("testIntegration", () => {
  test("keeps what a test of the stored settings found, until they change", async () => {
    const { id } = await install();
    expect(await testIntegration(here, { id, connectorId: "simulator" })).toEqual({ error: null, testedAt: here.now });
    expect(await integrationRow(here, id)).toMatchObject({ testedAt: here.now, testError: null });
    await updateIntegration(here, { id, settings: { callbackSecret: "a new secret" } });
    expect(await integrationRow(here, id)).toMatchObject({ testedAt: null });
  });

  test("tries settings nobody has saved, and keeps nothing of it", async () => {
    const before = await listInstalled(here);
    const tried = { id: null, connectorId: "simulator", settings: { callbackSecret: "typed" } };
    expect(await testIntegration(here, tried)).toMatchObject({ error: null });
    expect(await listInstalled(here)).toEqual(before);
  });

  test("names the field that can't be right", async () => {
    const tried = testIntegration(here, { id: null, connectorId: "simulator", settings: { callbackSecret: "" } });
    await expect(tried).rejects.toMatchObject({ fields: { "settings.callbackSecret": ["This can't be empty."] } });
  });
});

describe("listInstalled and listCatalogue", () => {
  test("show people both environments of their company, and a credential its own", async () => {
    const { id } = await install();
    const person = { ...here, environment: "production" as const };
    const program = { ...person, principal: { ...person.principal, kind: "credential" as const, permissions: [] } };
    expect((await listInstalled(person)).map((one) => one.id)).toContain(id);
    expect(await listInstalled(program)).toEqual([]);
    expect(await listInstalled(elsewhere.company)).toEqual([]);
    expect(await listInstalled(elsewhere.tenant)).toEqual([]);
  });

  test("count what is installed of each service", async () => {
    const count = async (ctx = here) =>
      (await listCatalogue(ctx)).find(({ id }) => id === "simulator")?.installed ?? Number.NaN;
    const before = await count();
    await install();
    expect(await count()).toBe(before + 1);
    expect(await count(elsewhere.company)).toBe(0);
  });
});

describe("every verb", () => {
  test.each([
    ["tenant", elsewhere.tenant],
    ["company", elsewhere.company],
    ["environment", elsewhere.environment],
  ])("finds nothing of another %s", async (_, stranger) => {
    const { id } = await install();
    const all = [
      () => requireIntegration(stranger, { id }),
      () => updateIntegration(stranger, { id, label: "Mine" }),
      () => disableIntegration(stranger, { id }),
      () => deleteIntegration(stranger, { id }),
      () => testIntegration(stranger, { id, connectorId: "simulator" }),
    ];
    for (const one of all) await expect(one()).rejects.toMatchObject({ code: "not_found" });
  });

  test("is closed to people who may not manage integrations", async () => {
    const { id } = await install();
    const weak = { ...here, principal: { ...here.principal, permissions: ["tenant:read"] } };
    const all = [
      () => requireIntegration(weak, { id }),
      () => updateIntegration(weak, { id, label: "Mine" }),
      () => enableIntegration(weak, { id }),
      () => deleteIntegration(weak, { id }),
      () => testIntegration(weak, { id, connectorId: "simulator" }),
      () => listInstalled(weak),
    ];
    for (const one of all) await expect(one()).rejects.toMatchObject({ code: "forbidden" });
  });

  test("shows no secret, only how a long one ends", async () => {
    const { id } = await install();
    const details = await requireIntegration(here, { id });
    expect(JSON.stringify(details)).not.toContain(secret);
    expect(details).toMatchObject({ settings: {}, secrets: { callbackSecret: "read" } });
  });
});
