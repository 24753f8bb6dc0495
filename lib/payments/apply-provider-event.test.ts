import { describe, expect, test } from "vitest";
import type { ChargeEvent } from "@/lib/connectors/contract";
import { testDb } from "@/lib/testing";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";
import { applyProviderEvent } from "./apply-provider-event";
import { expirePayments } from "./expire-payments";

const db = await testDb();
const shop = await simulatedShop(db);

/** A started payment, and what its provider might say about it. */
async function started(amount = 10_000, over: object = {}) {
  const { paymentId, attemptId } = await shop.start(amount, "simulator.card", over);
  const [attempt] = (await historyOf(db, paymentId)).attempts;
  const providerId = String(attempt?.provider_id);
  const event = (status: ChargeEvent["status"], bend: Partial<ChargeEvent> = {}): ChargeEvent => ({
    kind: "charge",
    id: `${providerId}:${status}`,
    reference: attemptId,
    providerId,
    status,
    money: { amount: BigInt(amount), currency: "USD" },
    fee: null,
    ...(status === "failed" ? { decline: { class: "hard" as const, code: "risk", rawCode: "40000" } } : {}),
    ...bend,
  });
  const say = (word: ChargeEvent, ctx = shop.here) =>
    applyProviderEvent(ctx, { integrationId: shop.simulator.id, event: word, isFresh: false });
  return { paymentId, attemptId, event, say };
}

const credits = (events: string[]) => events.filter((type) => type === "payment.succeeded").length;

describe("applyProviderEvent", () => {
  test("has one effect for twenty copies of a success at once", async () => {
    const { paymentId, event, say } = await started();
    const said = await Promise.all(Array.from({ length: 20 }, () => say(event("succeeded"))));
    expect(said.filter((one) => one === "applied")).toHaveLength(1);
    expect(said.filter((one) => one === "duplicate")).toHaveLength(19);
    const { payment, events, timeline } = await historyOf(db, paymentId);
    expect(payment).toMatchObject({ status: "succeeded", amount_received_minor: "10000" });
    expect(credits(events)).toBe(1);
    expect(timeline.filter((type) => type === "payment.succeeded")).toHaveLength(1);
  });

  test("credits once when twenty different events tell of one success", async () => {
    const { paymentId, event, say } = await started();
    await Promise.all(
      Array.from({ length: 20 }, (_, copy) => say(event("succeeded", { id: `evt_${paymentId}_${copy}` }))),
    );
    const { payment, events } = await historyOf(db, paymentId);
    expect(payment.amount_received_minor).toBe("10000");
    expect(credits(events)).toBe(1);
  });

  test.each([
    ["another amount", { money: { amount: 9_999n, currency: "USD" } }],
    ["more money", { money: { amount: 10_001n, currency: "USD" } }],
    ["another currency", { money: { amount: 10_000n, currency: "EUR" } }],
    ["another charge", { providerId: "sim_somebody_elses" }],
  ])("never credits %s, and says so in the timeline", async (_, bend) => {
    const { paymentId, event, say } = await started();
    expect(await say(event("succeeded", bend))).toBe("mismatch");
    const { payment, timeline, events } = await historyOf(db, paymentId);
    expect(payment).toMatchObject({ status: "requires_action", amount_received_minor: "0" });
    expect(timeline.at(-1)).toBe("payment.event.refused");
    expect(credits(events)).toBe(0);
  });

  test("writes down once what it refuses, however often it is told", async () => {
    const { paymentId, event, say } = await started();
    const wrong = event("succeeded", { money: { amount: 1n, currency: "USD" } });
    expect(await Promise.all([say(wrong), say(wrong), say(wrong)])).toEqual(
      expect.arrayContaining(["mismatch", "duplicate", "duplicate"]),
    );
    const { timeline } = await historyOf(db, paymentId);
    expect(timeline.filter((type) => type === "payment.event.refused")).toHaveLength(1);
  });

  test.each([
    ["more than came", 10_001n],
    ["beyond every number", 999_999_999_999_999_999n],
    ["below nothing", -1n],
  ])("books no fee of %s", async (_, fee) => {
    const { paymentId, event, say } = await started();
    const wrong = { amount: fee, currency: "USD" };
    expect(await say(event("succeeded", { fee: wrong }))).toBe("applied");
    expect(await say(event("succeeded", { id: `evt_${paymentId}`, fee: wrong }))).toBe("duplicate");
    expect((await historyOf(db, paymentId)).payment.provider_fee_minor).toBeNull();
    expect(await say(event("succeeded", { fee: { amount: 290n, currency: "USD" } }))).toBe("applied");
    expect((await historyOf(db, paymentId)).payment.provider_fee_minor).toBe("290");
  });

  test("believes no sum that could not be told on", async () => {
    const { paymentId, event, say } = await started(10_000, {});
    const received = { amount: 10n ** 18n, currency: "USD" };
    expect(await say(event("succeeded", { received }))).toBe("mismatch");
    expect((await historyOf(db, paymentId)).payment.amount_received_minor).toBe("0");
  });

  test("still credits what is told rightly after it was told wrongly", async () => {
    const { paymentId, event, say } = await started();
    expect(await say(event("succeeded", { money: { amount: 9_999n, currency: "USD" } }))).toBe("mismatch");
    expect(await say(event("succeeded"))).toBe("applied");
    expect(await say(event("succeeded"))).toBe("duplicate");
    const { payment, events } = await historyOf(db, paymentId);
    expect(payment).toMatchObject({ status: "succeeded", amount_received_minor: "10000" });
    expect(credits(events)).toBe(1);
  });

  test("does not fail a payment for a refusal of another amount", async () => {
    const { paymentId, event, say } = await started();
    expect(await say(event("failed", { money: { amount: 1n, currency: "USD" } }))).toBe("mismatch");
    expect((await historyOf(db, paymentId)).payment.status).toBe("requires_action");
  });

  test("knows no reference but its own: unknown ones, other integrations', other places'", async () => {
    const { event, say } = await started();
    const success = event("succeeded");
    expect(await say({ ...success, reference: "att_unheard_of" })).toBe("unknown_reference");
    const other = { integrationId: "int_other", event: success, isFresh: false };
    expect(await applyProviderEvent(shop.here, other)).toBe("unknown_reference");
    for (const place of Object.values(shop.elsewhere)) expect(await say(success, place)).toBe("unknown_reference");
    expect(await say(success)).toBe("applied");
  });

  test("keeps a success that a late failure contradicts", async () => {
    const { paymentId, event, say } = await started();
    await say(event("succeeded"));
    expect(await say(event("failed"))).toBe("late");
    expect(await say(event("processing"))).toBe("late");
    expect((await historyOf(db, paymentId)).payment).toMatchObject({
      status: "succeeded",
      amount_received_minor: "10000",
    });
  });

  test("believes a success that comes after a failure", async () => {
    const { paymentId, event, say } = await started();
    await say(event("failed"));
    expect((await historyOf(db, paymentId)).payment.status).toBe("failed");
    expect(await say(event("succeeded"))).toBe("applied");
    const { payment, attempts } = await historyOf(db, paymentId);
    expect(payment).toMatchObject({ status: "succeeded", amount_received_minor: "10000" });
    expect(attempts).toMatchObject([{ status: "succeeded", code: null, decline_class: null }]);
  });

  test("believes a success that comes after the checkout expired", async () => {
    const expiresAt = new Date(Date.now() + 90_000).toISOString();
    const { paymentId, event, say } = await started(10_000, { expiresAt });
    await expirePayments({ pool: db, now: shop.at(120).now, requestId: "req_test" });
    expect((await historyOf(db, paymentId)).payment.status).toBe("expired");
    expect(await say(event("succeeded"), shop.at(130))).toBe("applied");
    expect((await historyOf(db, paymentId)).payment.status).toBe("succeeded");
  });

  test.each([
    [["processing", "succeeded"]],
    [["succeeded", "processing"]],
    [["pending", "processing", "succeeded", "failed"]],
    [["failed", "succeeded", "pending"]],
    [["canceled", "succeeded"]],
  ] as const)("ends in one success for %j, each told three times", async (words) => {
    const { paymentId, event, say } = await started();
    for (const word of words.flatMap((one) => [one, one, one])) await say(event(word));
    const { payment, events } = await historyOf(db, paymentId);
    expect(payment).toMatchObject({ status: "succeeded", amount_received_minor: "10000" });
    expect(credits(events)).toBe(1);
  });

  test("keeps the credit and tells the shop when a second attempt was paid as well", async () => {
    const first = await started();
    await first.say(first.event("canceled"));
    const { startAttempt } = await import("./start-attempt");
    const again = await startAttempt(shop.at(5), { paymentId: first.paymentId, method: "simulator.card" });
    await shop.choose(again.redirectUrl, "approve", 6);
    await shop.runQueue(7);
    expect(await first.say(first.event("succeeded"), shop.at(8))).toBe("applied");
    const { payment, timeline, events } = await historyOf(db, first.paymentId);
    expect(payment.amount_received_minor).toBe("10000");
    expect(timeline.at(-1)).toBe("payment.paid_twice");
    expect(credits(events)).toBe(1);
  });
});
