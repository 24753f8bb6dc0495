import { describe, expect, test } from "vitest";
import { testDb } from "@/lib/testing";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";
import { refreshPayment } from "./refresh-payment";

const db = await testDb();
const shop = await simulatedShop(db);

describe("paying through the simulator", () => {
  test("an ordinary amount is approved on the test page and credited exactly once, by return and callback together", async () => {
    const { paymentId, redirectUrl, status } = await shop.start(10_000);
    expect(status).toBe("requires_action");
    await shop.choose(redirectUrl, "amount");

    const seen = await refreshPayment(shop.here, paymentId);
    expect(seen).toMatchObject({ status: "succeeded", amountReceived: 10_000, providerFee: 290 });
    expect(await shop.runQueue()).toEqual(expect.arrayContaining(["simulator.callback", "delivery.apply"]));

    const { timeline, events } = await historyOf(db, paymentId);
    expect(timeline).toEqual(["payment.created", "payment.attempt.started", "payment.succeeded"]);
    expect(events).toEqual(["payment.created", "payment.updated", "payment.succeeded"]);
  });
});
