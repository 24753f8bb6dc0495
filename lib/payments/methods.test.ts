import { describe, expect, test } from "vitest";
import { createGateway, updateGateway } from "@/lib/gateways";
import { CreateGateway } from "@/lib/gateways/schema";
import { testDb } from "@/lib/testing";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";
import { methodsOf } from "./methods";
import { refundPayment } from "./refund-payment";
import { startAttempt } from "./start-attempt";

const db = await testDb();
const shop = await simulatedShop(db);
const { here } = shop;
const settings = { callbackSecret: "of a test, long enough to be one" };
let seconds = 0;
const gateway = (name: string, weight?: number) =>
  createGateway(shop.at(++seconds), CreateGateway.parse({ name, gatewayType: "simulator", settings, weight }));
const offered = async () =>
  (await methodsOf(here, { amount: 10_000n, currencyCode: "USD", createdAt: here.now }))
    .filter(({ method }) => method === "card")
    .map(({ title }) => title);

describe("methodsOf", () => {
  test("offers those of a higher weight first, the older of equal ones, and the usual weight to whoever has none", async () => {
    await gateway("Light", 99);
    await gateway("Same");
    const heavy = await gateway("Heavy", 101);
    expect(await offered()).toEqual(["Card (Heavy)", "Card (Simulator)", "Card (Same)", "Card (Light)"]);
    await updateGateway(here, { id: heavy.id, weight: 0 });
    expect((await offered()).at(-1)).toBe("Card (Heavy)");
  });

  test("offers nothing of an integration for refunds only, which gives money back all the same", async () => {
    const { paymentId, redirectUrl } = await shop.start(10_000);
    await shop.choose(redirectUrl, "approve");
    await shop.runQueue(5);
    const open = await shop.checkoutOf(10_000);
    await updateGateway(here, { id: shop.simulator.id, status: "RefundOnly" });
    expect(await offered()).not.toContain("Card (Simulator)");
    await expect(startAttempt(here, { paymentId: open, method: "simulator.card" })).rejects.toThrow();
    const order = { paymentId, amount: 4_000n, reason: "Returned", idempotencyKey: null };
    expect(await refundPayment(here, order)).toMatchObject({ status: "succeeded", amount: 4_000 });
    expect((await historyOf(db, paymentId)).payment.amount_refunded_minor).toBe("4000");
  });
});
