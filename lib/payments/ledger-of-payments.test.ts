import { describe, expect, test } from "vitest";
import type { ChargeEvent } from "@/lib/connectors/contract";
import { createCustomer } from "@/lib/customers";
import { testDb } from "@/lib/testing";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";
import { applyProviderEvent } from "./apply-provider-event";

const db = await testDb();
const shop = await simulatedShop(db);
const customer = await createCustomer(shop.here, { name: "Ada", reference: "C-1" });

/** Money rules that held before any payment of this file. */
async function rules(fixed: string, millionths: number, deduct: boolean) {
  const { tenantId, companyId, environment } = shop.here;
  await db.owner`delete from integration_terms t where integration_id = ${shop.simulator.id}
    and not exists (select from payment_attempts a where a.terms_id = t.id)`;
  await db.owner`insert into integration_terms (id, tenant_id, company_id, environment, integration_id, fixed_minor,
    percent_millionths, deduct_fees, created_by, created_at) values (${`trm_${millionths}_${fixed}_${deduct}`}, ${tenantId},
    ${companyId}, ${environment}, ${shop.simulator.id}, ${db.owner.json({ USD: fixed })}, ${millionths}, ${deduct}, 'test', now())`;
}

async function started(amount = 10_000, { paidBy = null as string | null } = {}) {
  const paymentId = await shop.checkoutOf(amount);
  if (paidBy) await db.owner`update payments set customer_id = ${paidBy} where id = ${paymentId}`;
  const { startAttempt } = await import("./start-attempt");
  const { attemptId } = await startAttempt(shop.here, { paymentId, method: "simulator.card" });
  const [attempt] = (await historyOf(db, paymentId)).attempts;
  const total = BigInt(String(attempt?.amount_minor));
  const providerId = String(attempt?.provider_id);
  const success = (bend: Partial<ChargeEvent> = {}): ChargeEvent => ({
    kind: "charge",
    id: `${providerId}:succeeded`,
    reference: attemptId,
    providerId,
    status: "succeeded",
    money: { amount: total, currency: "USD" },
    fee: { amount: 300n, currency: "USD" },
    ...bend,
  });
  const say = (event: ChargeEvent) =>
    applyProviderEvent(shop.here, { integrationId: shop.simulator.id, event, isFresh: false });
  return { paymentId, attemptId, total, success, say };
}

/** The entries of a payment as `from > to amount`, without the ids of customers and integrations. */
async function entries(paymentId: string): Promise<string[]> {
  const rows = await db.owner`select d.kind as d, c.kind as c, t.amount_minor as amount from ledger_transfers t
    join ledger_accounts d on d.id = t.debit_account_id join ledger_accounts c on c.id = t.credit_account_id
    where t.payment_id = ${paymentId} order by t.sequence`;
  return rows.map(({ d, c, amount }) => `${d} > ${c} ${amount}`);
}

describe("the ledger of a payment", () => {
  test("credits a customer once, for twenty copies and twenty different words of one success (I6)", async () => {
    const { paymentId, success, say } = await started(10_000, { paidBy: customer.id });
    await Promise.all(Array.from({ length: 20 }, () => say(success())));
    await Promise.all(Array.from({ length: 20 }, (_, copy) => say(success({ id: `copy_${paymentId}_${copy}` }))));
    expect(await entries(paymentId)).toEqual(["clearing > customer 10000", "fees > clearing 300"]);
  });

  test("is of the company where no customer was named", async () => {
    const { paymentId, success, say } = await started();
    await say(success());
    expect(await entries(paymentId)).toEqual(["clearing > receipts 10000", "fees > clearing 300"]);
  });

  test("keeps surcharge and deducted fee as lines of their own, by the rules of the day it was created", async () => {
    await rules("30", 29_000, true);
    const { paymentId, total, success, say } = await started(10_000, { paidBy: customer.id });
    await rules("99", 100_000, false);
    expect(total).toBe(10_320n);
    await say(success());
    expect(await entries(paymentId)).toEqual([
      "clearing > customer 10000",
      "clearing > surcharge 320",
      "customer > clearing 300",
    ]);
    const { payment } = await historyOf(db, paymentId);
    expect(payment).toMatchObject({ amount_minor: "10000", amount_received_minor: "10320", surcharge_minor: "320" });
  });

  test("learns a fee that is told after the success, once", async () => {
    const { paymentId, success, say } = await started();
    await say(success({ fee: null }));
    expect((await historyOf(db, paymentId)).payment.provider_fee_minor).toBeNull();
    expect(await say(success())).toBe("applied");
    expect(await say(success({ fee: { amount: 999n, currency: "USD" } }))).toBe("duplicate");
    expect((await historyOf(db, paymentId)).payment.provider_fee_minor).toBe("300");
    expect((await entries(paymentId)).filter((line) => line.startsWith("fees"))).toEqual(["fees > clearing 300"]);
  });
});

describe("a payer who sends less or more", () => {
  const sent = (amount: bigint) => ({ received: { amount, currency: "USD" } });

  test.each([
    [-1n, "payment.underpaid"],
    [1n, "payment.overpaid"],
  ])("by %d is not believed to have paid where the application does not allow it", async (by, type) => {
    const { paymentId, total, success, say } = await started();
    expect(await say(success(sent(total + by)))).toBe("held");
    const { payment, timeline } = await historyOf(db, paymentId);
    expect(payment).toMatchObject({ status: "processing", amount_received_minor: String(total + by) });
    expect(timeline.at(-1)).toBe(type);
    expect(await entries(paymentId)).toEqual([]);
    expect(await say(success(sent(total)))).toBe("applied");
    expect((await historyOf(db, paymentId)).payment.status).toBe("succeeded");
  });

  test("is credited what came where the application allows it: the base before the surcharge", async () => {
    await db.owner`update payment_applications set allow_underpay = true, allow_overpay = true`;
    await rules("500", 0, false);
    const less = await started(10_000, { paidBy: customer.id });
    expect(await less.say(less.success({ ...sent(10_200n), fee: null }))).toBe("applied");
    expect(await entries(less.paymentId)).toEqual(["clearing > customer 10000", "clearing > surcharge 200"]);
    const more = await started(10_000, { paidBy: customer.id });
    await more.say(more.success({ ...sent(10_900n), fee: null }));
    expect(await entries(more.paymentId)).toEqual(["clearing > customer 10400", "clearing > surcharge 500"]);
  });
});
