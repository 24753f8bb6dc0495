import { createHmac } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import type { ProviderEvent } from "@/lib/connectors/contract";
import { CONNECTORS } from "@/lib/connectors/registry.gen";
import { transact } from "@/lib/context";
import { integrationRow, receive, unsealSettings } from "@/lib/integrations";
import { testDb } from "@/lib/testing";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";

const db = await testDb();
const shop = await simulatedShop(db);
const connector = CONNECTORS.simulator;
const row = await integrationRow(shop.here, shop.simulator.id);
if (connector?.kind !== "payment" || !row) throw new Error("no simulator");
const { callback } = connector;
const { callbackSecret } = (await transact(shop.here, (ctx) => unsealSettings(ctx, row))) as { callbackSecret: string };

/** The provider's messages are the number of what it says. */
const words: ProviderEvent[] = [];
const read = ({ raw }: { raw: Uint8Array }) => words.slice(Number(Buffer.from(raw)), Number(Buffer.from(raw)) + 1);
Object.assign(connector, { callback: { ...callback, read } });
afterAll(() => Object.assign(connector, { callback }));

async function say(word: ProviderEvent, second: number) {
  const body = String(words.push(word) - 1);
  const headers = new Headers({
    "simulator-signature": createHmac("sha256", callbackSecret).update(body).digest("hex"),
  });
  const call = { pool: db, now: shop.at(second).now, requestId: "req_test" };
  await receive(call, shop.simulator.id, { raw: Buffer.from(body), headers });
  return shop.runQueue(second);
}

async function started() {
  const { paymentId, attemptId } = await shop.start(10_000);
  const providerId = String((await historyOf(db, paymentId)).attempts[0]?.provider_id);
  const money = { amount: 10_000n, currency: "USD" };
  const name = { providerId, reference: null, money };
  const charge = { kind: "charge" as const, id: `${providerId}:paid`, status: "succeeded" as const, fee: null };
  const refund = { kind: "refund" as const, id: `${providerId}:re`, providerRefundId: `re_${providerId}` };
  return {
    paymentId,
    paid: { ...name, ...charge, reference: attemptId },
    refunded: { ...name, ...refund, refundReference: null, status: "succeeded" as const },
    disputed: {
      ...name,
      kind: "dispute" as const,
      id: `${providerId}:dp`,
      disputeId: `dp_${providerId}`,
      status: "opened" as const,
    },
  };
}

const sums = async (paymentId: string) => {
  const { payment } = await historyOf(db, paymentId);
  return [payment.amount_received_minor, payment.amount_refunded_minor, payment.amount_disputed_minor].map(Number);
};

describe("a word that comes before the one it belongs to", () => {
  test("of a refund is heard once the payment is paid, and once only", async () => {
    const { paymentId, paid, refunded } = await started();
    await say(refunded, 0);
    expect(await sums(paymentId)).toEqual([0, 0, 0]);
    await say(paid, 1);
    expect(await sums(paymentId)).toEqual([10_000, 0, 0]);
    await shop.runQueue(20);
    expect(await sums(paymentId)).toEqual([10_000, 10_000, 0]);
    await say(refunded, 21);
    await shop.runQueue(5_000);
    expect(await sums(paymentId)).toEqual([10_000, 10_000, 0]);
  });

  test("of a dispute is heard once the payment is paid", async () => {
    const { paymentId, paid, disputed } = await started();
    await say(disputed, 0);
    await say(paid, 1);
    await shop.runQueue(20);
    expect(await sums(paymentId)).toEqual([10_000, 0, 10_000]);
  });

  test("waits no longer than some days, and is in the log then", async () => {
    const { paymentId, refunded } = await started();
    await say(refunded, 0);
    for (let day = 1; day < 10; day++) await shop.runQueue(day * 86_400);
    const rows = await db.owner`select outcome, applied_at from deliveries where payment_id = ${paymentId}`;
    expect(rows).toMatchObject([{ outcome: "ahead", applied_at: expect.any(Date) }]);
  });
});
