import { describe, expect, test } from "vitest";
import { testDb } from "@/lib/testing";
import { simulatedShop } from "@/lib/testing/simulated-shop";
import { deleteIntegration } from "./delete-integration";
import { integrationRow } from "./find-integrations";

const db = await testDb();
const shop = await simulatedShop(db);
const { id } = shop.simulator;

describe("deleteIntegration", () => {
  test("refuses while a payment is under way through it, and lets it go when that has ended", async () => {
    const { redirectUrl } = await shop.start(12_345);
    const refused = deleteIntegration(shop.here, { id });
    await expect(refused).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("A payment is under way"),
    });
    expect(await integrationRow(shop.here, id)).toMatchObject({ deletedAt: null, isEnabled: true });
    await shop.choose(redirectUrl, "approve");
    await shop.runQueue(5);
    await deleteIntegration(shop.here, { id });
    expect(await integrationRow(shop.here, id)).toMatchObject({ deletedAt: shop.here.now });
  });
});
