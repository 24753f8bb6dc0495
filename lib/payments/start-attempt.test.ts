import { describe, expect, test, vi } from "vitest";
import { disableIntegration, enableIntegration } from "@/lib/integrations";
import { testDb } from "@/lib/testing";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";
import { instructionsFor } from "./instructions";
import { findOffer, methodsOf } from "./methods";
import { requirePayment } from "./require-payment";
import { startAttempt } from "./start-attempt";
import { claimAttempt } from "./start-attempt-claim";

const db = await testDb();
const shop = await simulatedShop(db);
const card = "simulator.card";
const due = (currencyCode: string) => ({ amount: 10_000, currencyCode, createdAt: shop.here.now });

async function openCount(paymentId: string): Promise<number> {
  return (await historyOf(db, paymentId)).attempts.filter(({ finished_at }) => finished_at === null).length;
}

describe("startAttempt", () => {
  test("asked twenty times at once makes one attempt and one charge, and everybody gets the same address", async () => {
    const paymentId = await shop.checkoutOf(10_000);
    const all = await Promise.all(
      Array.from({ length: 20 }, () => startAttempt(shop.here, { paymentId, method: card })),
    );
    expect(new Set(all.map(({ attemptId }) => attemptId)).size).toBe(1);
    expect(new Set(all.map(({ redirectUrl }) => redirectUrl)).size).toBe(1);
    expect(all[0]?.redirectUrl).toContain("/simulator/sim_");
    const { attempts, timeline } = await historyOf(db, paymentId);
    expect(attempts).toHaveLength(1);
    expect(timeline).toEqual(["payment.created", "payment.attempt.started"]);
    const charges = await db.owner`select id from simulator_charges where reference = ${attempts[0]?.id}`;
    expect(charges).toHaveLength(1);
  });

  test("asked by two methods at once never leaves two attempts open", async () => {
    const paymentId = await shop.checkoutOf(10_000);
    const methods = [card, "simulator.bank_transfer", card, "simulator.bank_transfer"];
    await Promise.allSettled(methods.map((method) => startAttempt(shop.here, { paymentId, method })));
    expect(await openCount(paymentId)).toBe(1);
  });

  test("gives a payer who comes back the same address", async () => {
    const { paymentId, redirectUrl } = await shop.start(10_000);
    expect((await startAttempt(shop.at(600), { paymentId, method: card })).redirectUrl).toBe(redirectUrl);
  });

  test("closes an unpaid attempt, at the provider too, when the payer picks another way", async () => {
    const { paymentId, redirectUrl } = await shop.start(10_000);
    const other = await startAttempt(shop.at(60), { paymentId, method: "simulator.bank_transfer" });
    expect(other.redirectUrl).not.toBe(redirectUrl);
    await shop.choose(redirectUrl, "approve", 61);
    await shop.runQueue(90);
    const { payment, attempts } = await historyOf(db, paymentId);
    expect(payment.status).toBe("requires_action");
    expect(attempts.map(({ status, code }) => [status, code])).toEqual([
      ["failed", "canceled"],
      ["requires_action", null],
    ]);
  });

  test("does not start another way when the first turns out to be paid", async () => {
    const { paymentId, redirectUrl } = await shop.start(10_000);
    await shop.choose(redirectUrl, "approve");
    await expect(startAttempt(shop.at(1), { paymentId, method: "simulator.bank_transfer" })).rejects.toMatchObject({
      code: "conflict",
    });
    const { payment, attempts } = await historyOf(db, paymentId);
    expect(payment.status).toBe("succeeded");
    expect(attempts).toHaveLength(1);
  });

  test("does not start another way while nobody knows whether the first was paid", async () => {
    const { paymentId, redirectUrl } = await shop.start(10_000);
    await shop.choose(redirectUrl, "timeout");
    await expect(startAttempt(shop.at(1), { paymentId, method: "simulator.bank_transfer" })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await historyOf(db, paymentId)).attempts).toHaveLength(1);
  });

  test("refuses a payment that is over, and one whose time is over", async () => {
    const { paymentId, redirectUrl } = await shop.start(10_000);
    await shop.choose(redirectUrl, "hard_decline");
    await shop.runQueue();
    await expect(startAttempt(shop.here, { paymentId, method: card })).rejects.toMatchObject({ code: "conflict" });

    const soon = new Date(Date.now() + 30_000).toISOString();
    const late = await shop.checkoutOf(10_000, { expiresAt: soon });
    await expect(startAttempt(shop.here, { paymentId: late, method: card })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test.each([["simulator.cash"], ["stripe.card"], ["card"], [""], ["__proto__.card"]])(
    "refuses the method %j by name",
    async (method) => {
      const paymentId = await shop.checkoutOf(10_000);
      await expect(startAttempt(shop.here, { paymentId, method })).rejects.toMatchObject({
        code: "invalid_request",
        fields: { method: expect.any(Array) },
      });
    },
  );

  test("is found by a look-up when the process dies before the provider call, and the payer can start anew", async () => {
    const paymentId = await shop.checkoutOf(10_000);
    const offer = await findOffer(shop.here, await requirePayment(shop.here, { id: paymentId }), card);
    if (!offer) throw new Error("no simulator");
    await claimAttempt(shop.here, paymentId, offer);
    for (const seconds of [31, 50, 70, 100, 150]) await shop.runQueue(seconds);
    const { payment, attempts } = await historyOf(db, paymentId);
    expect(attempts).toMatchObject([{ status: "failed", code: "not_processed" }]);
    expect(payment.status).toBe("requires_payment_method");
    expect((await startAttempt(shop.at(200), { paymentId, method: card })).status).toBe("requires_action");
  });
});

describe("claimAttempt", () => {
  const waiting = async (): Promise<number> => {
    const [found] = await db.owner`select count(*)::int as waiting from pg_locks l
      join pg_stat_activity a using (pid) where a.datname = current_database() and not l.granted`;
    return Number(found?.waiting);
  };

  async function offered() {
    const paymentId = await shop.checkoutOf(10_000);
    const offer = await findOffer(shop.here, await requirePayment(shop.here, { id: paymentId }), card);
    if (!offer) throw new Error("no simulator");
    return { paymentId, offer, id: offer.integration.id };
  }

  test("begins nothing through an integration that was disabled after it was offered", async () => {
    const { paymentId, offer, id } = await offered();
    await disableIntegration(shop.here, { id });
    const claimed = claimAttempt(shop.here, paymentId, offer);
    await expect(claimed).rejects.toMatchObject({ code: "invalid_request", fields: { method: expect.any(Array) } });
    await enableIntegration(shop.here, { id });
    expect((await historyOf(db, paymentId)).attempts).toEqual([]);
  });

  test("waits for whoever is disabling the integration at this moment, and then begins nothing", async () => {
    const { paymentId, offer, id } = await offered();
    const claimed = await db.owner.begin(async (tx) => {
      await tx`update integrations set is_enabled = false where id = ${id}`;
      const claiming = Promise.allSettled([claimAttempt(shop.here, paymentId, offer)]);
      await vi.waitUntil(async () => (await waiting()) > 0, { interval: 10 });
      return { claiming };
    });
    expect(await claimed.claiming).toMatchObject([{ status: "rejected", reason: { code: "invalid_request" } }]);
    await enableIntegration(shop.here, { id });
  });
});

describe("methodsOf", () => {
  test("offers what is installed here for this currency, and nothing in production", async () => {
    const here = await methodsOf(shop.here, due("JPY"));
    expect(here.map(({ id, provider, method }) => [id, provider, method])).toEqual([
      ["simulator.card", "simulator", "card"],
      ["simulator.bank_transfer", "simulator", "bank_transfer"],
    ]);
    expect(await methodsOf(shop.elsewhere.environment, due("USD"))).toEqual([]);
    expect(await methodsOf(shop.elsewhere.company, due("USD"))).toEqual([]);
  });
});

describe("instructionsFor", () => {
  test("gives an account for a bank transfer, and the same one when asked again", async () => {
    const paymentId = await shop.checkoutOf(12_345, { currencyCode: "JPY" });
    const ask = () => instructionsFor(shop.here, { paymentId, provider: "simulator", method: "bank_transfer" });
    const first = await ask();
    expect(first).toMatchObject({ type: "bank_transfer", amount: 12_345, currencyCode: "JPY" });
    expect(first.fields.map(({ label }) => label)).toEqual(expect.arrayContaining(["IBAN", "Payment reference"]));
    expect(await ask()).toEqual(first);
  });

  test("gives an address for a card", async () => {
    const paymentId = await shop.checkoutOf(10_000);
    const told = await instructionsFor(shop.here, { paymentId, provider: "simulator", method: "card" });
    expect(told).toMatchObject({ type: "redirect", fields: [], redirectUrl: expect.stringContaining("/simulator/") });
  });

  test.each([
    ["stripe", "card"],
    ["simulator", "cash"],
    ["%00", "card"],
    ["constructor", "name"],
  ])("does not find %s and %s", async (provider, method) => {
    const paymentId = await shop.checkoutOf(10_000);
    await expect(instructionsFor(shop.here, { paymentId, provider, method })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
