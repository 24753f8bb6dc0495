import { describe, expect, test } from "vitest";
import { testDb } from "@/lib/testing";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";
import { lookAgainIn } from "./attempts";
import { cancelPayment } from "./cancel-payment";
import { expirePayments } from "./expire-payments";
import { refreshPayment } from "./refresh-payment";
import { resolveDueAttempts } from "./resolve-attempts";

const db = await testDb();
const shop = await simulatedShop(db);
const expire = (seconds: number) => expirePayments({ pool: db, now: shop.at(seconds).now, requestId: "req_test" });
const soon = () => ({ expiresAt: new Date(Date.now() + 90_000).toISOString() });
const statusOf = async (id: string) => (await historyOf(db, id)).payment.status;

describe("expirePayments", () => {
  test("closes what has run out, in every tenant and more than one batch, and nothing else", async () => {
    const ids = await Promise.all(Array.from({ length: 105 }, () => shop.checkoutOf(10_000, soon())));
    const other = await shop.checkoutOf(10_000);
    expect(await expire(0)).toBe(0);
    expect(await expire(120)).toBe(105);
    expect(await expire(180)).toBe(0);
    expect(new Set(await Promise.all(ids.map(statusOf)))).toEqual(new Set(["expired"]));
    expect(await statusOf(other)).toBe("requires_payment_method");
    const first = await historyOf(db, ids[0] ?? "");
    expect(first.events).toEqual(["payment.created", "payment.expired"]);
  });

  test("closes an unpaid attempt at the provider first, so it can't be paid any more", async () => {
    const { paymentId, redirectUrl } = await shop.start(10_000, "simulator.card", soon());
    await expire(120);
    await shop.choose(redirectUrl, "approve", 130);
    await shop.runQueue(140);
    expect(await statusOf(paymentId)).toBe("expired");
  });

  test("does not expire what was paid at the last moment and not yet told", async () => {
    const { paymentId, redirectUrl } = await shop.start(10_000, "simulator.card", soon());
    await shop.choose(redirectUrl, "approve", 10);
    await expire(120);
    expect(await statusOf(paymentId)).toBe("succeeded");
  });

  test("waits while the provider is silent, and comes back to it", async () => {
    const { paymentId, redirectUrl } = await shop.start(10_000, "simulator.card", soon());
    await shop.choose(redirectUrl, "timeout", 119);
    await expire(120);
    expect(await statusOf(paymentId)).toBe("processing");
    for (const seconds of [150, 220, 330]) {
      await resolveDueAttempts({ pool: db, now: shop.at(seconds).now, requestId: "req_test" });
      await shop.runQueue(seconds);
    }
    expect(await statusOf(paymentId)).toBe("succeeded");
  });

  test("lets two sweeps run at once without telling anything twice", async () => {
    const id = await shop.checkoutOf(10_000, soon());
    const counts = await Promise.all([expire(120), expire(120), expire(120)]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect((await historyOf(db, id)).events).toEqual(["payment.created", "payment.expired"]);
  });
});

describe("cancelPayment", () => {
  test("ends an untouched payment with its note, and twice is once", async () => {
    const paymentId = await shop.checkoutOf(10_000);
    expect(await cancelPayment(shop.here, { paymentId, note: "Out of stock" })).toMatchObject({ status: "canceled" });
    expect(await cancelPayment(shop.here, { paymentId })).toMatchObject({ status: "canceled" });
    expect((await historyOf(db, paymentId)).events).toEqual(["payment.created", "payment.canceled"]);
    const audit = await db.owner`select detail from audit_events where target_id = ${paymentId}`;
    expect(audit).toMatchObject([{ detail: { note: "Out of stock" } }]);
  });

  test("takes the open attempt with it", async () => {
    const { paymentId, redirectUrl } = await shop.start(10_000);
    await cancelPayment(shop.at(1), { paymentId });
    await shop.choose(redirectUrl, "approve", 2);
    await shop.runQueue(5);
    const { payment, attempts } = await historyOf(db, paymentId);
    expect(payment).toMatchObject({ status: "canceled", amount_received_minor: "0" });
    expect(attempts).toMatchObject([{ status: "failed", code: "canceled" }]);
  });

  test.each(["approve", "delayed", "timeout"] as const)("is a conflict after the payer chose %s", async (choice) => {
    const { paymentId, redirectUrl } = await shop.start(10_000);
    await shop.choose(redirectUrl, choice);
    await expect(cancelPayment(shop.at(1), { paymentId })).rejects.toMatchObject({ code: "conflict" });
    for (const seconds of [5, 9, 14, 40]) await shop.runQueue(seconds);
    expect(await statusOf(paymentId)).toBe("succeeded");
  });
});

describe("looking again", () => {
  test("finds a payment whose callback and jobs were all lost", async () => {
    const { paymentId, redirectUrl } = await shop.start(10_000);
    await shop.choose(redirectUrl, "approve");
    await db.owner`delete from graphile_worker._private_jobs`;
    await resolveDueAttempts({ pool: db, now: shop.at(200).now, requestId: "req_test" });
    await shop.runQueue(200);
    expect(await statusOf(paymentId)).toBe("succeeded");
  });

  test("asks the provider fewer than fifty times about a payment nobody touches for a year", () => {
    let age = 0;
    let looks = 0;
    while (age < 365 * 86_400) {
      age += lookAgainIn("requires_action", age);
      looks++;
    }
    expect(looks).toBeLessThan(50);
  });

  test("looks soon at what is under way", () => {
    expect(lookAgainIn("processing", 0)).toBe(2);
    expect(lookAgainIn("processing", 60)).toBe(30);
    expect(lookAgainIn("processing", 1e9)).toBe(3600);
  });

  test("believes the provider and never the browser that comes back", async () => {
    const { paymentId } = await shop.start(10_000);
    expect(await refreshPayment(shop.at(1), paymentId)).toMatchObject({ status: "requires_action", amountReceived: 0 });
  });
});
