import { expect, test, vi } from "vitest";
import { type ChargeEvent, ProviderUnknown } from "@/lib/connectors/contract";
import { CONNECTORS } from "@/lib/connectors/registry.gen";
import { testDb } from "@/lib/testing";
import { ledgerOf } from "@/lib/testing/provider-run";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";
import { applyProviderEvent } from "./apply-provider-event";

const db = await testDb();
const shop = await simulatedShop(db);
const connector = CONNECTORS.simulator;
if (connector?.kind !== "payment") throw new Error("no simulator");
const ask = vi.spyOn(connector, "fetch");

/** A payment that succeeded without a fee, whose provider says this when it is asked. */
async function paidWithoutFee(answer: (success: ChargeEvent) => Promise<ChargeEvent>) {
  const { paymentId, attemptId } = await shop.start(10_000);
  const [attempt] = (await historyOf(db, paymentId)).attempts;
  const providerId = String(attempt?.provider_id);
  const money = { amount: 10_000n, currency: "USD" };
  const success: ChargeEvent = {
    ...{ kind: "charge", id: `${providerId}:approved`, reference: attemptId, providerId, status: "succeeded" },
    ...{ money, fee: null },
  };
  ask.mockReset().mockImplementation(() => answer(success));
  await applyProviderEvent(shop.here, { integrationId: shop.simulator.id, event: success, isFresh: false });
  return { paymentId, fee: async () => (await historyOf(db, paymentId)).payment.provider_fee_minor };
}

/** The moments, in seconds after the success, at which a job asked for the fee. */
async function roundsUntil(moments: readonly number[]): Promise<number[]> {
  const asked: number[] = [];
  for (const moment of moments) if ((await shop.runQueue(moment)).includes("payment.learn_fee")) asked.push(moment);
  return asked;
}

const MOMENTS = [59, 60, 659, 660, 4_259, 4_260, 90_659, 90_660, 9_999_999];

test("a fee that is told late is found by asking again and booked once", async () => {
  let times = 0;
  const fee = { amount: 290n, currency: "USD" };
  const paid = await paidWithoutFee(async (success) => (++times < 3 ? success : { ...success, fee }));
  expect(await roundsUntil(MOMENTS)).toEqual([60, 660, 4_260]);
  expect(await paid.fee()).toBe("290");
  expect(await ledgerOf(db, paid.paymentId)).toEqual({ clearing: -9_710n, receipts: 10_000n, fees: -290n });
  const { timeline, events } = await historyOf(db, paid.paymentId);
  expect(timeline.filter((type) => type === "payment.fee_known")).toHaveLength(1);
  expect(events.at(-1)).toBe("payment.updated");
});

test("a provider that stays silent is asked four times, and then no more", async () => {
  const paid = await paidWithoutFee(async () => {
    throw new ProviderUnknown("timeout");
  });
  expect(await roundsUntil(MOMENTS)).toEqual([60, 660, 4_260, 90_660]);
  expect(await paid.fee()).toBeNull();
});

test("a fee that comes by callback in the meantime ends the asking", async () => {
  const paid = await paidWithoutFee(async (success) => success);
  await db.owner`update payments set provider_fee_minor = 0 where id = ${paid.paymentId}`;
  expect(await roundsUntil(MOMENTS)).toEqual([60]);
  expect(ask).not.toHaveBeenCalled();
});

test("nobody asks a provider that never says what it keeps", async () => {
  Object.assign(connector, { tellsFees: false });
  await paidWithoutFee(async (success) => success);
  expect(await roundsUntil(MOMENTS)).toEqual([]);
  Object.assign(connector, { tellsFees: undefined });
});
