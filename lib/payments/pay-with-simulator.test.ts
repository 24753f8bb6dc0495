import { describe, expect, test } from "vitest";
import { testDb } from "@/lib/testing";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";
import { refreshPayment } from "./refresh-payment";
import { startAttempt } from "./start-attempt";

const db = await testDb();
const shop = await simulatedShop(db);

describe("paying through the simulator", () => {
  test("credits an approved payment exactly once, by return and callback together", async () => {
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

  test("credits a payer who never comes back, by the callback alone", async () => {
    const { paymentId, redirectUrl } = await shop.start(10_001);
    await shop.choose(redirectUrl, "approve");
    await shop.runQueue();
    expect((await historyOf(db, paymentId)).payment).toMatchObject({
      status: "succeeded",
      amount_received_minor: "10001",
    });
  });

  test.each([
    [2005, "refer_to_issuer", "soft", "20000", "requires_payment_method"],
    [2008, "do_not_honour", "soft", "20003", "requires_payment_method"],
    [2012, "insufficient_funds", "soft", "20023", "requires_payment_method"],
    [3016, "invalid_card", "hard", "30011", "failed"],
    [4018, "risk", "hard", "40000", "failed"],
  ])(
    "declines %i as %s (%s, %s) and leaves the payment %s: %s",
    async (amount, code, declineClass, rawCode, status) => {
      const { paymentId, redirectUrl } = await shop.start(amount);
      await shop.choose(redirectUrl, "amount");
      await shop.runQueue();
      const { payment, attempts, events } = await historyOf(db, paymentId);
      expect(payment).toMatchObject({ status, last_error_code: code, amount_received_minor: "0" });
      expect(attempts).toMatchObject([{ status: "failed", code, decline_class: declineClass, raw_code: rawCode }]);
      expect(events.filter((type) => type === "payment.attempt.failed")).toHaveLength(1);
    },
  );

  test("refuses 5023 when it is asked to start, and the payer may pick another way", async () => {
    const { paymentId, status, code, redirectUrl } = await shop.start(5023);
    expect({ status, code, redirectUrl }).toEqual({ status: "failed", code: "validation", redirectUrl: null });
    const { payment, attempts } = await historyOf(db, paymentId);
    expect(payment).toMatchObject({ status: "requires_payment_method", last_error_code: "validation" });
    expect(attempts).toMatchObject([{ decline_class: "error", raw_code: "50000" }]);
  });

  test("never repeats 9001, whose answer is lost: a look-up finds it approved", async () => {
    const { paymentId, status, redirectUrl } = await shop.start(9001);
    expect({ status, redirectUrl }).toEqual({ status: "processing", redirectUrl: null });
    expect((await historyOf(db, paymentId)).payment.status).toBe("processing");

    for (const seconds of [2, 4, 6, 9, 14]) await shop.runQueue(seconds);
    const { payment, attempts } = await historyOf(db, paymentId);
    expect(payment).toMatchObject({ status: "succeeded", amount_received_minor: "9001" });
    expect(attempts).toHaveLength(1);
    await shop.runQueue(60);
    expect((await historyOf(db, paymentId)).events.filter((type) => type === "payment.succeeded")).toHaveLength(1);
  });

  test("shows 9002 as processing until the callback confirms it", async () => {
    const { paymentId, redirectUrl } = await shop.start(9002);
    await shop.choose(redirectUrl, "amount");
    expect(await refreshPayment(shop.at(1), paymentId)).toMatchObject({ status: "processing", amountReceived: 0 });
    await shop.runQueue(9);
    expect((await historyOf(db, paymentId)).payment.status).toBe("succeeded");
  });

  test.each([
    ["approve", 2005, "succeeded", null],
    ["soft_decline", 10_000, "requires_payment_method", "do_not_honour"],
    ["hard_decline", 10_000, "failed", "invalid_card"],
    ["cancel", 10_000, "requires_payment_method", "canceled"],
  ] as const)("lets the payer choose %s over what %i says", async (choice, amount, status, code) => {
    const { paymentId, redirectUrl } = await shop.start(amount);
    await shop.choose(redirectUrl, choice);
    await shop.choose(redirectUrl, "approve");
    expect(await refreshPayment(shop.here, paymentId)).toMatchObject({ status, lastErrorCode: code });
  });

  test("keeps a chosen time-out as processing while the provider is silent, and finds it approved", async () => {
    const { paymentId, redirectUrl } = await shop.start(10_000);
    await shop.choose(redirectUrl, "timeout");
    expect((await refreshPayment(shop.at(1), paymentId)).status).toBe("processing");
    for (const seconds of [4, 7, 11]) await shop.runQueue(seconds);
    expect((await historyOf(db, paymentId)).payment.status).toBe("succeeded");
  });

  test("takes a soft-declined payment at the second try", async () => {
    const { paymentId, redirectUrl } = await shop.start(10_000);
    await shop.choose(redirectUrl, "soft_decline");
    await refreshPayment(shop.here, paymentId);
    const again = await startAttempt(shop.here, { paymentId, method: "simulator.bank_transfer" });
    await shop.choose(again.redirectUrl, "approve");
    await shop.runQueue();
    const { payment, attempts } = await historyOf(db, paymentId);
    expect(payment).toMatchObject({ status: "succeeded", last_error_code: null });
    expect(attempts.map(({ number, status }) => [number, status])).toEqual([
      [1, "failed"],
      [2, "succeeded"],
    ]);
  });

  test("tells the world of a payment with the payment itself, and of a failed attempt with the attempt", async () => {
    const { paymentId, redirectUrl } = await shop.start(3016);
    await shop.choose(redirectUrl, "amount");
    await shop.runQueue();
    const { payloads } = await historyOf(db, paymentId);
    expect(payloads.at(-1)).toMatchObject({
      id: paymentId,
      status: "failed",
      amount: 3016,
      clientId: shop.app.clientId,
    });
    expect(payloads.at(-2)).toMatchObject({
      id: paymentId,
      attempt: { number: 1, provider: "simulator", declineClass: "hard" },
    });
  });
});
