import { afterEach, describe, expect, test, vi } from "vitest";
import { ProviderNotProcessed, ProviderRejected, ProviderUnknown, type RefundEvent } from "@/lib/connectors/contract";
import { CONNECTORS } from "@/lib/connectors/registry.gen";
import type { Ctx } from "@/lib/context";
import { testDb } from "@/lib/testing";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";
import { applyDisputeEvent } from "./apply-dispute-event";
import { applyRefundEvent } from "./apply-refund-event";
import { listRefunds } from "./list-refunds";
import { refundPayment } from "./refund-payment";
import { settleRefund } from "./settle-refund";
import { settleRefundByHand } from "./settle-refund-by-hand";

const db = await testDb();
const shop = await simulatedShop(db);
const connector = CONNECTORS.simulator;
if (connector?.kind !== "payment") throw new Error("no simulator");

/** A payment of 100.00 that its payer has paid, with the provider's id of its charge. */
async function paid(amount = 10_000) {
  const started = await shop.start(amount);
  await shop.choose(started.redirectUrl, "approve");
  await shop.runQueue(5);
  const { payment, attempts } = await historyOf(db, started.paymentId);
  expect(payment.status).toBe("succeeded");
  return { paymentId: started.paymentId, attemptId: started.attemptId, providerId: String(attempts[0]?.provider_id) };
}

const { fetchRefund, refund: realRefund } = connector;
/** From now on the provider can't be asked about refunds, or answers like this. */
const askedAboutRefunds = (answer: typeof fetchRefund) => Object.assign(connector, { fetchRefund: answer });
afterEach(() => void askedAboutRefunds(fetchRefund));

const refund = (paymentId: string, amount?: bigint, over: { idempotencyKey?: string; ctx?: Ctx } = {}) =>
  refundPayment(over.ctx ?? shop.here, {
    paymentId,
    amount,
    reason: "Returned",
    idempotencyKey: over.idempotencyKey ?? null,
  });
const sums = async (paymentId: string) => {
  const { payment } = await historyOf(db, paymentId);
  return [payment.amount_refunded_minor, payment.amount_refunding_minor].map(Number);
};
/** What is left of a payment in the ledger: what came less what went back. */
async function net(paymentId: string): Promise<number> {
  const [row] =
    await db.owner`select sum(case when d.kind = 'clearing' then t.amount_minor else -t.amount_minor end)::int as net
    from ledger_transfers t join ledger_accounts d on d.id = t.debit_account_id
    where t.payment_id = ${paymentId} and t.kind <> 'fee'`;
  return row?.net ?? 0;
}

describe("refundPayment", () => {
  test("gives back what is left when no amount is named, books it, and tells of it", async () => {
    const { paymentId } = await paid();
    expect(await refund(paymentId, 2_500n)).toMatchObject({ status: "succeeded", amount: 2_500, origin: "ours" });
    expect(await refund(paymentId)).toMatchObject({ status: "succeeded", amount: 7_500 });
    expect(await sums(paymentId)).toEqual([10_000, 0]);
    expect(await net(paymentId)).toBe(0);
    const { events, timeline, payloads } = await historyOf(db, paymentId);
    expect(events.filter((type) => type === "payment.refunded")).toHaveLength(2);
    expect(timeline).toContain("payment.refund.succeeded");
    expect(payloads.at(-1)).toMatchObject({ amountRefunded: 10_000, refund: { status: "succeeded" } });
    await expect(refund(paymentId)).rejects.toMatchObject({ code: "conflict" });
  });

  test("asked for by twenty at once never gives back more than was received", async () => {
    const { paymentId } = await paid();
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => refund(paymentId, 3_000n)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await sums(paymentId)).toEqual([9_000, 0]);
    expect(await net(paymentId)).toBe(1_000);
  });

  test("is one refund for twenty copies with one Idempotency-Key", async () => {
    const { paymentId } = await paid();
    await Promise.all(Array.from({ length: 20 }, () => refund(paymentId, 1_000n, { idempotencyKey: "once" })));
    expect(await listRefunds(shop.here, paymentId)).toHaveLength(1);
    expect(await sums(paymentId)).toEqual([1_000, 0]);
    await expect(refund(paymentId, 2n, { idempotencyKey: "once" })).rejects.toMatchObject({ code: "conflict" });
  });

  test("needs the permission, a payment of one's own, and one that has succeeded", async () => {
    const { paymentId } = await paid();
    const principal = { ...shop.here.principal, permissions: ["payment:read"] };
    await expect(refund(paymentId, 1n, { ctx: { ...shop.here, principal } })).rejects.toMatchObject({
      code: "forbidden",
    });
    for (const ctx of Object.values(shop.elsewhere))
      await expect(refund(paymentId, 1n, { ctx })).rejects.toMatchObject({ code: "not_found" });
    await expect(refund(await shop.checkoutOf(100))).rejects.toMatchObject({ code: "conflict" });
  });

  test.each([
    ["refused", new ProviderRejected("too_old", 422, null), "too_old"],
    ["not processed", new ProviderNotProcessed("unreachable"), "provider_unavailable"],
  ])("that was %s has failed, and its amount is free again", async (_, error, code) => {
    const { paymentId } = await paid();
    vi.spyOn(connector, "refund").mockRejectedValueOnce(error);
    expect(await refund(paymentId)).toMatchObject({ status: "failed", code });
    expect(await sums(paymentId)).toEqual([0, 0]);
    expect((await refund(paymentId)).status).toBe("succeeded");
  });

  test("without an answer keeps its amount and is never sent again blindly: a person settles it", async () => {
    const { paymentId } = await paid();
    const send = vi.spyOn(connector, "refund").mockRejectedValueOnce(new ProviderUnknown("timeout"));
    send.mockClear();
    askedAboutRefunds(undefined);
    const lost = await refund(paymentId, 4_000n);
    expect(lost).toMatchObject({ status: "pending", code: "provider_silent" });
    await shop.runQueue(40);
    expect(send).toHaveBeenCalledTimes(1);
    expect(await sums(paymentId)).toEqual([0, 4_000]);
    expect((await listRefunds(shop.here, paymentId))[0]).toMatchObject({ needsPerson: true });
    const settled = await settleRefundByHand(shop.here, {
      refundId: lost.id,
      outcome: "failed",
      note: "Not at the provider",
    });
    expect(settled.status).toBe("failed");
    expect(await sums(paymentId)).toEqual([0, 0]);
  });

  test("without an answer is looked up where the provider can be asked, and sent again only when it has none", async () => {
    const { paymentId } = await paid();
    const send = vi.spyOn(connector, "refund").mockRejectedValueOnce(new ProviderUnknown("timeout"));
    send.mockClear();
    askedAboutRefunds(vi.fn().mockResolvedValueOnce(null).mockResolvedValueOnce(null));
    const lost = await refund(paymentId, 4_000n);
    await shop.runQueue(31);
    expect(send).toHaveBeenCalledTimes(1);
    await shop.runQueue(200);
    expect(send).toHaveBeenCalledTimes(2);
    expect(send.mock.calls.map(([, order]) => order.refundReference)).toEqual([lost.id, lost.id]);
    expect(await sums(paymentId)).toEqual([4_000, 0]);
  });

  test("that was made although its answer was lost is found, and not made again", async () => {
    const { paymentId } = await paid();
    const send = vi.spyOn(connector, "refund").mockImplementationOnce(async (...order) => {
      await realRefund?.(...order);
      throw new ProviderUnknown("timeout");
    });
    send.mockClear();
    expect(await refund(paymentId, 4_000n)).toMatchObject({ status: "pending" });
    await shop.runQueue(40);
    expect(send).toHaveBeenCalledTimes(1);
    expect((await listRefunds(shop.here, paymentId))[0]).toMatchObject({ status: "succeeded", needsPerson: false });
    expect(await sums(paymentId)).toEqual([4_000, 0]);
  });
});

const word = (charge: { providerId: string }, over: Partial<RefundEvent> = {}): RefundEvent => ({
  kind: "refund",
  id: `${charge.providerId}:refund:1:${over.status ?? "succeeded"}`,
  reference: null,
  providerId: charge.providerId,
  refundReference: null,
  providerRefundId: `desk_${charge.providerId}`,
  status: "succeeded",
  money: { amount: 1_000n, currency: "USD" },
  ...over,
});
const say = (event: RefundEvent) => applyRefundEvent(shop.here, { integrationId: shop.simulator.id, event });

describe("applyRefundEvent", () => {
  test("writes down a refund made at the provider's own desk, once for twenty copies", async () => {
    const charge = await paid();
    const said = await Promise.all(Array.from({ length: 20 }, () => say(word(charge))));
    expect(said.filter((one) => one === "applied")).toHaveLength(1);
    expect(await sums(charge.paymentId)).toEqual([1_000, 0]);
    expect(await net(charge.paymentId)).toBe(9_000);
    expect(await listRefunds(shop.here, charge.paymentId)).toMatchObject([{ origin: "provider", status: "succeeded" }]);
  });

  test("recognises our own refund, even one whose answer was lost", async () => {
    const charge = await paid();
    vi.spyOn(connector, "refund").mockRejectedValueOnce(new ProviderUnknown("timeout"));
    const lost = await refund(charge.paymentId, 1_000n);
    expect(await say(word(charge))).toBe("applied");
    expect(await listRefunds(shop.here, charge.paymentId)).toMatchObject([{ id: lost.id, status: "succeeded" }]);
    expect(await sums(charge.paymentId)).toEqual([1_000, 0]);
  });

  test("puts back what a bank returned after the refund had succeeded", async () => {
    const charge = await paid();
    await say(word(charge));
    expect(await say(word(charge, { status: "failed" }))).toBe("applied");
    expect(await sums(charge.paymentId)).toEqual([0, 0]);
    expect(await net(charge.paymentId)).toBe(10_000);
  });

  test.each([
    ["more than was received", { money: { amount: 10_001n, currency: "USD" } }],
    ["another currency", { money: { amount: 1n, currency: "EUR" } }],
  ])("believes nothing of %s, and says so", async (_, over) => {
    const charge = await paid();
    expect(await say(word(charge, over))).toBe("mismatch");
    expect((await historyOf(db, charge.paymentId)).timeline).toContain("payment.event.refused");
    expect(await sums(charge.paymentId)).toEqual([0, 0]);
  });
});

describe("a refund told by the provider that did not fit", () => {
  test("is believed once what stood in its way is gone, once for twenty copies", async () => {
    const charge = await paid();
    vi.spyOn(connector, "refund").mockRejectedValueOnce(new ProviderUnknown("timeout"));
    const lost = await refund(charge.paymentId, 9_500n);
    const desk = word(charge);
    expect([await say(desk), await say(desk)]).toEqual(["mismatch", "duplicate"]);
    await settleRefund(shop.here, lost.id, { status: "failed", code: "rejected" });
    const said = await Promise.all(Array.from({ length: 20 }, () => say(desk)));
    expect(said.filter((one) => one === "applied")).toHaveLength(1);
    expect(said.filter((one) => one === "duplicate")).toHaveLength(19);
    expect(await sums(charge.paymentId)).toEqual([1_000, 0]);
    expect(await net(charge.paymentId)).toBe(9_000);
    const { timeline } = await historyOf(db, charge.paymentId);
    expect(timeline.filter((type) => type === "payment.event.refused")).toHaveLength(1);
  });
});

describe("applyDisputeEvent", () => {
  test.each([
    ["won", 10_000, 0],
    ["lost", 6_000, 4_000],
  ] as const)("that is %s leaves %d and holds what is disputed in between", async (end, left, gone) => {
    const { paymentId, providerId } = await paid();
    const say = (status: "opened" | "won" | "lost") =>
      applyDisputeEvent(shop.here, {
        integrationId: shop.simulator.id,
        event: {
          kind: "dispute",
          id: `${providerId}:${status}`,
          reference: null,
          providerId,
          disputeId: `dp_${providerId}`,
          status,
          money: { amount: 4_000n, currency: "USD" },
        },
      });
    expect(await say("opened")).toBe("applied");
    await expect(refund(paymentId, 6_001n)).rejects.toMatchObject({ code: "conflict" });
    expect(await say(end)).toBe("applied");
    expect(await say(end)).toBe("duplicate");
    const { payment } = await historyOf(db, paymentId);
    expect(Number(payment.amount_disputed_minor)).toBe(gone);
    expect((await refund(paymentId)).amount).toBe(left);
  });
});
