import { describe, expect, test } from "vitest";
import type { ChargeEvent, RefundEvent } from "@/lib/connectors/contract";
import type { Ctx } from "@/lib/context";
import { createCustomer } from "@/lib/customers";
import { checkLedger } from "@/lib/ledger";
import type { DecidePayment } from "@/lib/ledger/schema";
import { testDb } from "@/lib/testing";
import { ledgerOf } from "@/lib/testing/provider-run";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";
import { applyProviderEvent } from "./apply-provider-event";
import { applyRefundEvent } from "./apply-refund-event";
import { decidePayment } from "./decide-payment";
import { findUndecided } from "./find-undecided";
import { requirePayment } from "./require-payment";

const db = await testDb();
const shop = await simulatedShop(db);
const { here } = shop;
const customer = await createCustomer(here, { name: "Ada", reference: "C-1" });
const integrationId = shop.simulator.id;
const may = (...permissions: string[]): Ctx => ({ ...here, principal: { ...here.principal, permissions } });

/** A payment of 100.00 by which something else came. */
async function held(received = 9_000n) {
  const { paymentId, attemptId } = await shop.start(10_000);
  await db.owner`update payments set customer_id = ${customer.id} where id = ${paymentId}`;
  const [attempt] = (await historyOf(db, paymentId)).attempts;
  const providerId = String(attempt?.provider_id);
  const say = (amount: bigint, over: Partial<ChargeEvent> = {}) => {
    const money = { amount: 10_000n, currency: "USD" };
    const sent = { money, received: { amount, currency: "USD" }, fee: null };
    const id = `${providerId}:succeeded`;
    const event = {
      kind: "charge" as const,
      id,
      reference: attemptId,
      providerId,
      status: "succeeded" as const,
      ...sent,
    };
    return applyProviderEvent(here, { integrationId, event: { ...event, ...over }, isFresh: false });
  };
  expect(await say(received)).toBe("held");
  const decide = (outcome: DecidePayment["outcome"], over: { ctx?: Ctx; received?: bigint } = {}) =>
    decidePayment(over.ctx ?? here, {
      paymentId,
      outcome,
      received: over.received ?? received,
      note: "Agreed by mail",
    });
  return {
    paymentId,
    providerId,
    say,
    decide,
    history: () => historyOf(db, paymentId),
    net: () => ledgerOf(db, paymentId),
  };
}

const count = (list: readonly string[], type: string) => list.filter((one) => one === type).length;

describe("decidePayment", () => {
  test.each([9_000n, 11_000n])("accepts the %d that came once, for twenty who decide at once", async (received) => {
    const { decide, history, net } = await held(received);
    const all = await Promise.all(Array.from({ length: 20 }, () => decide("succeeded")));
    for (const one of all) expect(one).toMatchObject({ status: "succeeded", amountReceived: Number(received) });
    expect(await net()).toEqual({ clearing: -received, customer: received });
    const { timeline, events } = await history();
    expect([count(timeline, "payment.decided"), count(timeline, "payment.succeeded")]).toEqual([1, 1]);
    expect(count(events, "payment.succeeded")).toBe(1);
  });

  test.each(["failed", "canceled"] as const)("closes it as %s once, and keeps what came apart", async (outcome) => {
    const { decide, history, net } = await held();
    const all = await Promise.all(Array.from({ length: 20 }, () => decide(outcome)));
    for (const one of all) expect(one).toMatchObject({ status: outcome, amountReceived: 9_000, amountRefundable: 0 });
    expect(await net()).toEqual({ clearing: -9_000n, adjustments: 9_000n });
    const { timeline, events, attempts } = await history();
    expect([count(timeline, "payment.decided"), count(events, `payment.${outcome}`)]).toEqual([1, 1]);
    expect(attempts).toMatchObject([{ status: "failed", code: "by_hand" }]);
  });

  test("credits all that came when the rest arrives after it was closed, and forgets what was kept", async () => {
    const { say, decide, history, net } = await held();
    await decide("failed");
    expect(await say(9_000n, { id: "the same in other words" })).toBe("duplicate");
    expect(await say(10_000n)).toBe("applied");
    expect((await history()).payment).toMatchObject({ status: "succeeded", amount_received_minor: "10000" });
    expect(await net()).toEqual({ clearing: -10_000n, adjustments: 0n, customer: 10_000n });
  });

  test("keeps only what came besides when it is closed a second time", async () => {
    const { say, decide, net } = await held();
    await decide("failed");
    expect(await say(9_500n)).toBe("held");
    await expect(decide("failed")).rejects.toMatchObject({ code: "conflict" });
    await decide("failed", { received: 9_500n });
    expect(await net()).toEqual({ clearing: -9_500n, adjustments: 9_500n });
  });

  test("lets what was kept go when it is given back at the provider, and no more than that", async () => {
    const { providerId, decide, net } = await held();
    await decide("canceled");
    const back = (amount: bigint): Promise<string> => {
      const refund = { providerRefundId: `desk_${amount}`, refundReference: null, status: "succeeded" as const };
      const about = { kind: "refund" as const, id: `${providerId}:${amount}`, reference: null, providerId };
      const event: RefundEvent = { ...about, ...refund, money: { amount, currency: "USD" } };
      return applyRefundEvent(here, { integrationId, event });
    };
    expect(await back(9_001n)).not.toBe("applied");
    expect(await back(9_000n)).toBe("applied");
    expect(await net()).toEqual({ clearing: 0n, adjustments: 0n });
    expect((await decide("canceled")).status).toBe("canceled");
    expect(await net()).toEqual({ clearing: 0n, adjustments: 0n });
  });

  test("of a payment that has ended otherwise needs the higher permission, and takes what was kept with it", async () => {
    const { decide, net } = await held();
    const usual = may("payment:disposition");
    await decide("failed", { ctx: usual });
    for (const outcome of ["succeeded", "canceled"] as const)
      await expect(decide(outcome, { ctx: usual })).rejects.toMatchObject({ code: "forbidden" });
    const higher = may("payment:disposition", "payment:disposition:override");
    expect((await decide("canceled", { ctx: higher })).status).toBe("canceled");
    expect((await decide("succeeded", { ctx: higher })).status).toBe("succeeded");
    expect(await net()).toEqual({ clearing: -9_000n, adjustments: 0n, customer: 9_000n });
    await expect(decide("failed", { ctx: higher, received: 0n })).rejects.toMatchObject({ code: "conflict" });
  });

  test("is for whoever may, of a payment of theirs, about what they saw", async () => {
    const { paymentId, say, decide } = await held();
    await expect(decide("failed", { ctx: may("payment:read") })).rejects.toMatchObject({ code: "forbidden" });
    for (const ctx of Object.values(shop.elsewhere))
      await expect(decide("failed", { ctx })).rejects.toMatchObject({ code: "not_found" });
    expect(await say(9_900n)).toBe("held");
    await expect(decide("succeeded")).rejects.toMatchObject({ code: "conflict" });
    const undecided = await findUndecided(here, await requirePayment(here, { id: paymentId }));
    expect(undecided).toEqual({ due: 10_000, received: 9_900, isFinal: false });
  });

  test("credits nothing that did not come, and closes what nobody knows more of", async () => {
    const { paymentId } = await shop.start(10_000);
    const decide = (outcome: DecidePayment["outcome"]) =>
      decidePayment(here, { paymentId, outcome, received: 0n, note: "The bank says no" });
    await expect(decide("failed")).rejects.toMatchObject({ code: "conflict" });
    await db.owner`update payments set status = 'processing' where id = ${paymentId}`;
    await expect(decide("succeeded")).rejects.toMatchObject({ code: "conflict" });
    expect((await decide("failed")).status).toBe("failed");
    expect(await ledgerOf(db, paymentId)).toEqual({});
  });

  test("leaves books that add up", async () => {
    expect((await checkLedger(here)).findings).toEqual([]);
  });
});
