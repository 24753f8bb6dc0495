import { describe, expect, test } from "vitest";
import { CATALOGUE, CreateApiKey, scopesFor } from "@/lib/credentials/schema";
import { testDb, twoTenants } from "@/lib/testing";
import { KeyForm, withExpiry } from "./pair-form";

const db = await testDb();
const { here } = await twoTenants(db);
const form = (over: object = {}) =>
  KeyForm.parse({
    name: "Key",
    companyId: here.companyId,
    environment: "sandbox",
    scopes: ["*"],
    allowedIps: [],
    expiresOn: "",
    ...over,
  });

describe("what the dialogs of API keys and pairs send", () => {
  test("is what the verb takes, narrowed or not", async () => {
    expect(CreateApiKey.parse(await withExpiry(here, form()))).toMatchObject({ scopes: ["*"], expiresAt: null });
    const narrow = form({ scopes: ["customers.read"], allowedIps: ["203.0.113.7"], expiresOn: "2999-01-31" });
    const order = CreateApiKey.parse(await withExpiry(here, narrow));
    expect(order).toMatchObject({ scopes: ["customers.read"], allowedIps: ["203.0.113.7/32"] });
    expect(order.expiresAt?.toISOString()).toBe("2999-02-01T00:00:00.000Z");
  });

  test.each(["2001-01-01", "tomorrow"])("is refused with %s as the last day", async (expiresOn) => {
    await expect(withExpiry(here, form({ expiresOn }))).rejects.toMatchObject({
      fields: { expiresAt: [expect.any(String)] },
    });
  });

  test("offers a key every scope of its company and environment, the CRM's too", () => {
    const offered = scopesFor("api_key").map(({ value }) => value);
    const merchants = CATALOGUE.filter(({ surfaces }) => surfaces.some((one) => one !== "affiliate"));
    expect(offered).toEqual(merchants.map(({ value }) => value));
  });
});
