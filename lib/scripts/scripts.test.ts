import { describe, expect, test } from "vitest";
import { EXAMPLE_SCRIPT } from "@/lib/sandbox";
import { testDb } from "@/lib/testing/test-db";
import { world } from "@/lib/testing/world";
import { archiveScript, dryRun, getScript, listScripts, saveScript, scriptSettings } from ".";
import { DryRun } from "./schema";

const db = await testDb();
const { here, there } = await world(db).then((made) => ({
  here: made.here,
  there: { ...made.here, tenantId: "ten_other" },
}));
const save = (over: object = {}, ctx = here) => saveScript(ctx, { name: "Acme", source: EXAMPLE_SCRIPT, ...over });
const bend = (text: string) => `${EXAMPLE_SCRIPT}\n// ${text}`;

describe("scripts", () => {
  test("are kept in versions that are numbered and never change; the same text is no new version", async () => {
    const first = await save();
    expect(await save({ id: first.id })).toEqual(first);
    const second = await save({ id: first.id, source: bend("two"), name: "Acme 2" });
    expect([first.number, second.number]).toEqual([1, 2]);
    const detail = await getScript(here, first.id, first.versionId);
    expect([detail.name, detail.source, detail.versions.map(({ number }) => number)]).toEqual([
      "Acme 2",
      EXAMPLE_SCRIPT,
      [2, 1],
    ]);
    await expect(db.sql`update script_versions set source = 'x'`).rejects.toThrow("permission denied");
  });

  test("get one number each when many versions are saved at once", async () => {
    const { id } = await save({ source: bend("start") });
    const all = await Promise.all([1, 2, 3, 4, 5].map((n) => save({ id, source: bend(`at once ${n}`) })));
    expect(all.map(({ number }) => number).sort()).toEqual([2, 3, 4, 5, 6]);
  });

  test.each([
    ["does not parse", "export const = 1", /SyntaxError/],
    ["lacks a function", "export const meta = {}; export function createPayment() {}", /getStatus/],
    [
      "names a live address for its tests",
      'export const meta = { hosts: { test: ["a.example", "api-3t.paypal.com"], live: ["api-3t.paypal.com"] } }; export const createPayment = () => 1, getStatus = () => 1',
      /only live accounts at api-3t\.paypal\.com/,
    ],
    ["names no hosts", "export const meta = {}; export const createPayment = () => 1, getStatus = () => 1", /hosts/],
    [
      "names an address instead of a host",
      "export const meta = { hosts: { test: ['127.0.0.1'], live: ['a.example'] } }; export const createPayment = () => 1, getStatus = () => 1",
      /hosts/,
    ],
    ["never ends", "while (true) {}", /too long|for too long/],
  ])("that %s are refused by the field and the reason", async (_, source, reason) => {
    await expect(save({ source })).rejects.toMatchObject({ fields: { source: [expect.stringMatching(reason)] } });
  });

  test("can be written by owners and admins only, and seen by whoever installs", async () => {
    const developer = { ...here, principal: { ...here.principal, permissions: ["integration:manage"] } };
    await expect(save({}, developer)).rejects.toMatchObject({ code: "forbidden" });
    expect((await listScripts(developer)).length).toBeGreaterThan(0);
  });

  test("of another tenant do not exist", async () => {
    const { id, versionId } = await save({ source: bend("mine") });
    await expect(save({ id }, there)).rejects.toMatchObject({ code: "not_found" });
    await expect(getScript(there, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await scriptSettings(there, { versionId, integrationId: "int_1", values: "" })).toBeNull();
  });

  test("leave the list when archived, and go on serving the integrations that name a version", async () => {
    const { id, versionId } = await save({ source: bend("old") });
    await archiveScript(here, { id });
    expect((await listScripts(here)).some((one) => one.id === id)).toBe(false);
    const settings = await scriptSettings(here, { versionId, integrationId: "int_1", values: "" });
    expect(settings?.source).toBe(bend("old"));
  });

  test("leave a row for each run, with the secrets of their settings masked", async () => {
    const { id, versionId } = await save({ source: bend("noted") });
    const settings = await scriptSettings(here, { versionId, integrationId: "int_1", values: "KEY=hush-hush" });
    settings?.note({
      call: "refund",
      ended: "error",
      text: "bad hush-hush",
      ms: 5,
      fetches: 1,
      log: ["key hush-hush!"],
    });
    await expect.poll(async () => (await getScript(here, id)).runs.length).toBe(1);
    const [run] = (await getScript(here, id)).runs;
    expect([run?.text, run?.log, run?.call]).toEqual(["bad ••••", ["key ••••!"], "refund"]);
  });
});

test("a run is noted whatever characters the script wrote", async () => {
  const { id, versionId } = await save({ source: bend("characters") });
  const settings = await scriptSettings(here, { versionId, integrationId: "int_1", values: "" });
  settings?.note({ call: "refund", ended: "error", text: "a\0b", ms: 5, fetches: 0, log: ["\ud800 c"] });
  await expect.poll(async () => (await getScript(here, id)).runs.length).toBe(1);
  expect((await getScript(here, id)).runs[0]).toMatchObject({ text: "a\ufffdb", log: ["\ufffd c"] });
});

describe("dryRun", () => {
  const wanted = (over: object) =>
    DryRun.parse({
      source: EXAMPLE_SCRIPT,
      call: "getStatus",
      values: "API_KEY=k\nWEBHOOK_SECRET=s",
      input: JSON.stringify({ providerRef: "ch_1" }),
      answers: "[]",
      ...over,
    });
  const paid = { id: "ch_1", reference: "att_1", status: "paid", amount: "10.00", currency: "EUR", fee: "0.30" };

  test("answers the script's fetches from the list and tells what it would have sent", async () => {
    const result = await dryRun(here, wanted({ answers: JSON.stringify([{ url: "/charges/ch_1", body: paid }]) }));
    expect(result).toMatchObject({ ended: "ok", value: { providerRef: "ch_1", status: "succeeded", fee: "0.30" } });
    expect(result.asked).toEqual([
      { method: "GET", url: "https://sandbox.acmepay.example/v1/charges/ch_1", body: null },
    ]);
  });

  test("says which fetch had no answer, and reaches nobody", async () => {
    const result = await dryRun(here, wanted({}));
    expect(result).toMatchObject({ ended: "error", value: null, text: expect.stringContaining("No answer is given") });
  });

  test("refuses input that isn't JSON by its field", () => {
    expect(() => wanted({ input: "{" })).toThrow("This is not JSON.");
  });
});
