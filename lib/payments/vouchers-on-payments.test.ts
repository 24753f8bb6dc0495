import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChargeEvent } from "@/lib/connectors/contract";
import type { Ctx } from "@/lib/context";
import { createCustomer } from "@/lib/customers";
import { balancesOf, checkLedger } from "@/lib/ledger";
import { testDb } from "@/lib/testing";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";
import { createVouchers, listVouchers, redeemVoucher, voidVoucher } from "@/lib/vouchers";
import { bonusOf, CreateVouchers } from "@/lib/vouchers/schema";
import { applyDisputeEvent } from "./apply-dispute-event";
import { applyProviderEvent } from "./apply-provider-event";
import { applyRefundEvent } from "./apply-refund-event";
import { cancelPayment, startAttempt, startCustomerPayment } from "./index";

const db = await testDb();
const shop = await simulatedShop(db);
const { here } = shop;
const integrationId = shop.simulator.id;
let count = 0;
const currency = "USD";

const payer = (id: string): Ctx => ({
  ...here,
  ip: `192.0.2.${++count % 250}`,
  principal: { kind: "payer", id, label: "Customer", permissions: [], scopes: [] },
});
const someone = async () => (await createCustomer(here, { name: "Ada", reference: `C-${++count}` })).id;
async function voucher(over: object = {}) {
  const plain = { label: "Spring", kind: "multiplier", currencyCode: currency, factor: 1_500_000n };
  const [made] = await createVouchers(here, CreateVouchers.parse({ ...plain, ...over }));
  if (!made) throw new Error("no voucher was made");
  return made;
}
const begin = (customerId: string, code: string, amount = 10_000n) =>
  startCustomerPayment(payer(customerId), { customerId, amount, currencyCode: currency, voucher: code });
const balanceOf = async (id: string) => (await balancesOf(here, id))[0]?.balance ?? 0n;
const rowOf = async (id: string) => (await db.owner`select * from vouchers where id = ${id}`)[0] ?? {};

/** Tells that all, or this much, of a payment came. */
async function paid(paymentId: string, received?: bigint) {
  const { attemptId } = await startAttempt(here, { paymentId, method: "simulator.card" });
  const [attempt] = (await historyOf(db, paymentId)).attempts;
  const providerId = String(attempt?.provider_id);
  const money = { amount: BigInt(attempt?.amount_minor ?? 0), currency };
  const event: ChargeEvent = {
    kind: "charge",
    id: `${providerId}:succeeded`,
    reference: attemptId,
    providerId,
    status: "succeeded",
    money,
    ...(received !== undefined && { received: { amount: received, currency } }),
    fee: { amount: 0n, currency },
  };
  const say = () => applyProviderEvent(here, { integrationId, event, isFresh: false });
  return { say, providerId, attemptId };
}

type Back = { attemptId: string; providerId: string; amount: bigint; name: string };

/** Tells that this much was given back at the provider, or that the bank returned it. */
function givenBack(
  { attemptId: reference, providerId, amount, name }: Back,
  status: "succeeded" | "failed" = "succeeded",
) {
  const money = { amount, currency };
  const refund = { kind: "refund", id: `${name}:${status}`, reference, providerId, refundReference: null } as const;
  return applyRefundEvent(here, { integrationId, event: { ...refund, providerRefundId: name, status, money } });
}

describe("a voucher on a payment", () => {
  test("multiplies what came, once, for twenty words of the same success at once", async () => {
    const [customerId, { id, code, hint }] = [await someone(), await voucher()];
    const payment = await begin(customerId, code);
    const { say } = await paid(payment.id);
    expect(await balanceOf(customerId)).toBe(0n);
    await Promise.all(Array.from({ length: 20 }, say));
    expect(await balanceOf(customerId)).toBe(15_000n);
    expect(await rowOf(id)).toMatchObject({ credited_minor: "5000", payment_id: payment.id, customer_id: customerId });
    const { timeline } = await historyOf(db, payment.id);
    expect(timeline.filter((type) => type.startsWith("payment.voucher"))).toEqual([
      "payment.voucher_attached",
      "payment.voucher_used",
    ]);
    const audits =
      await db.owner`select detail from audit_events where action = 'voucher.redeemed' and target_id = ${id}`;
    expect(audits).toMatchObject([{ detail: { amount: "5000", voucher: hint, paymentId: payment.id } }]);
    const again = begin(customerId, code);
    await expect(again).rejects.toMatchObject({ extra: { reason: "used" } });
    expect(await checkLedger(here)).toMatchObject({ isSound: true });
  });

  test("is put on one payment, for twenty customers who try at once, and leaves no payment behind elsewhere", async () => {
    const { code } = await voucher();
    const them = await Promise.all(Array.from({ length: 20 }, someone));
    const tries = await Promise.allSettled(them.map((id) => begin(id, code)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [made] = await db.owner`select count(*)::int as count from payments where customer_id = any(${them})`;
    expect(made?.count).toBe(1);
  });

  test("adds its amount from the minimum on, and is free again when less comes than it needs", async () => {
    const extra = { kind: "additional_credit", factor: undefined, amount: 700n, minimum: 10_000n };
    const [customerId, { id, code }] = [await someone(), await voucher(extra)];
    await expect(begin(customerId, code, 9_999n)).rejects.toMatchObject({ extra: { reason: "too_little" } });
    await db.owner`update payment_applications set allow_underpay = true`;
    const first = await begin(customerId, code);
    await (await paid(first.id, 9_999n)).say();
    expect(await balanceOf(customerId)).toBe(9_999n);
    expect(await rowOf(id)).toMatchObject({ used_at: null, payment_id: null, customer_id: null });
    expect((await historyOf(db, first.id)).timeline).toContain("payment.voucher_released");
    const second = await begin(customerId, code);
    await (await paid(second.id)).say();
    expect(await balanceOf(customerId)).toBe(9_999n + 10_700n);
    await db.owner`update payment_applications set allow_underpay = false`;
  });

  test("follows its customer to another payment while the first is unpaid, and credits the one that has it", async () => {
    const [customerId, { code }] = [await someone(), await voucher()];
    const first = await begin(customerId, code);
    const stranger = begin(await someone(), code);
    await expect(stranger).rejects.toMatchObject({ extra: { reason: "reserved" } });
    const second = await begin(customerId, code, 2_000n);
    await (await paid(first.id)).say();
    expect(await balanceOf(customerId)).toBe(10_000n);
    await (await paid(second.id)).say();
    expect(await balanceOf(customerId)).toBe(10_000n + 3_000n);
  });

  test("is anybody's again when its payment has ended, and is worth nothing once it was voided", async () => {
    const [one, other, { id, code }] = [await someone(), await someone(), await voucher()];
    const first = await begin(one, code);
    expect((await listVouchers(here, { state: "reserved" })).data.map((row) => row.id)).toContain(id);
    await cancelPayment(here, { paymentId: first.id });
    expect((await listVouchers(here, { state: "unused" })).data.map((row) => row.id)).toContain(id);
    const second = await begin(other, code);
    await voidVoucher(here, { id, reason: "Leaked" });
    await (await paid(second.id)).say();
    expect(await balanceOf(other)).toBe(10_000n);
  });

  test("counts although it expires between being put on the payment and the success", async () => {
    const expiresAt = new Date(here.now.getTime() + 60_000);
    const [customerId, { code }] = [await someone(), await voucher({ expiresAt })];
    const payment = await begin(customerId, code);
    const { say } = await paid(payment.id);
    await db.owner`update vouchers set expires_at = now() - interval '1 day' where payment_id = ${payment.id}`;
    await say();
    expect(await balanceOf(customerId)).toBe(15_000n);
  });

  test("is refused in another currency, as a free one, and by the address of another customer", async () => {
    const customerId = await someone();
    const euros = await voucher({ currencyCode: "EUR" });
    await expect(begin(customerId, euros.code)).rejects.toMatchObject({ extra: { reason: "currency" } });
    const free = await voucher({ kind: "free", factor: undefined, amount: 100n });
    await expect(begin(customerId, free.code)).rejects.toMatchObject({ extra: { reason: "needs_none" } });
    const { code } = await voucher();
    const order = { customerId, amount: 100n, currencyCode: currency, voucher: code };
    await expect(startCustomerPayment(payer(await someone()), order)).rejects.toMatchObject({ code: "conflict" });
    await expect(redeemVoucher(here, { customerId, code })).rejects.toMatchObject({
      extra: { reason: "needs_payment" },
    });
  });
});

describe("what a voucher added", () => {
  test("goes back in proportion with every refund, and whole with the last, whatever the roundings", async () => {
    const parts = fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 6 });
    const factors = fc.integer({ min: 1_000_001, max: 3_000_000 });
    await fc.assert(
      fc.asyncProperty(parts, factors, async (amounts, factor) => {
        const total = BigInt(amounts.reduce((sum, amount) => sum + amount, 0));
        const [customerId, { code }] = [await someone(), await voucher({ factor: BigInt(factor) })];
        const payment = await begin(customerId, code, total);
        const told = await paid(payment.id);
        await told.say();
        const bonus = bonusOf({ kind: "multiplier", amountMinor: null, factorMillionths: BigInt(factor) }, total);
        expect(await balanceOf(customerId)).toBe(total + bonus);
        let gone = 0n;
        for (const [at, amount] of amounts.entries()) {
          await givenBack({ ...told, amount: BigInt(amount), name: `r_${payment.id}_${at}` });
          gone += BigInt(amount);
          expect(await balanceOf(customerId)).toBe(total - gone + (bonus - (bonus * gone) / total));
        }
        expect(await balanceOf(customerId)).toBe(0n);
      }),
      { numRuns: 6, examples: [[[1, 1, 1], 1_500_000]] },
    );
    expect(await checkLedger(here)).toMatchObject({ isSound: true });
  });

  test("comes back with a refund that the bank returned", async () => {
    const [customerId, { code }] = [await someone(), await voucher()];
    const payment = await begin(customerId, code);
    const { say, attemptId, providerId } = await paid(payment.id);
    await say();
    const back = { attemptId, providerId, amount: 4_000n, name: `r_${payment.id}` };
    expect(await givenBack(back)).toBe("applied");
    expect(await balanceOf(customerId)).toBe(6_000n + 3_000n);
    expect(await givenBack(back, "failed")).toBe("applied");
    expect(await balanceOf(customerId)).toBe(15_000n);
    expect(await checkLedger(here)).toMatchObject({ isSound: true });
  });

  test.each([
    ["won", 15_000n],
    ["lost", 0n],
  ] as const)("is held with a dispute, and stays where it belongs when that is %s", async (status, left) => {
    const [customerId, { code }] = [await someone(), await voucher()];
    const payment = await begin(customerId, code);
    const { say, attemptId, providerId } = await paid(payment.id);
    await say();
    const disputeId = `dp_${payment.id}`;
    const tell = (word: "opened" | "won" | "lost") =>
      applyDisputeEvent(here, {
        integrationId,
        event: {
          kind: "dispute",
          id: `${disputeId}:${word}`,
          reference: attemptId,
          providerId,
          disputeId,
          status: word,
          money: { amount: 10_000n, currency },
        },
      });
    await tell("opened");
    expect(await balanceOf(customerId)).toBe(0n);
    await tell(status);
    await tell(status);
    expect(await balanceOf(customerId)).toBe(left);
    expect(await checkLedger(here)).toMatchObject({ isSound: true });
  });
});
