import { beforeAll, describe, expect, test } from "vitest";
import { transferReference } from "@/lib/connectors/bank-transfer/fields";
import type { Ctx } from "@/lib/context";
import { createCustomer } from "@/lib/customers";
import { installIntegration } from "@/lib/integrations";
import { checkLedger } from "@/lib/ledger";
import { testDb } from "@/lib/testing";
import { ledgerOf } from "@/lib/testing/provider-run";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";
import { applyProviderEvent } from "./apply-provider-event";
import { expirePayment } from "./expire-payments";
import {
  announceTransfer,
  cancelPayment,
  confirmArrival,
  decidePayment,
  findAwaited,
  instructionsFor,
  listPayments,
  refundPayment,
  requirePayment,
  settleRefundByHand,
  startAttempt,
} from "./index";

const db = await testDb();
const shop = await simulatedShop(db);
const { here } = shop;
const customer = await createCustomer(here, { name: "Ada", reference: "C-1" });
const may = (...permissions: string[]): Ctx => ({ ...here, principal: { ...here.principal, permissions } });

let integrationId = "";
beforeAll(async () => {
  const settings = { accountHolder: "Shop Ltd", accountNumber: "DE89370400440532013000", bankCode: "COBADEFFXXX" };
  const terms = { fixed: {}, percent: "1", deductFees: false };
  const wanted = { connectorId: "bank-transfer", label: "Bank transfer", settings, currencies: [], terms };
  // A payment has the price of the moment it was created, so the rules have to be older.
  integrationId = (await installIntegration(shop.at(-3600), wanted)).id;
});

const METHOD = "bank_transfer.bank_transfer";

/** A payment of 100.00 and 1.00 surcharge that a payer began to transfer. */
async function begun(over: object = {}) {
  const { paymentId, attemptId } = await shop.start(10_000, METHOD, over);
  await db.owner`update payments set customer_id = ${customer.id} where id = ${paymentId}`;
  const reference = transferReference(attemptId);
  const confirm = (received: bigint, ctx: Ctx = here) =>
    confirmArrival(ctx, { paymentId, reference, received, note: "Statement of today" });
  return {
    paymentId,
    attemptId,
    reference,
    confirm,
    now: () => requirePayment(here, { id: paymentId }),
    history: () => historyOf(db, paymentId),
    net: () => ledgerOf(db, paymentId),
  };
}

const count = (list: readonly string[], type: string) => list.filter((one) => one === type).length;

describe("a bank transfer", () => {
  test("tells the account and a reference, the same however often it is asked", async () => {
    const { paymentId } = await begun();
    const ask = () => instructionsFor(here, { paymentId, provider: "bank_transfer", method: "bank_transfer" });
    const [told, again] = [await ask(), await ask()];
    expect(again).toEqual(told);
    expect(told).toMatchObject({ type: "bank_transfer", amount: 10_100, currencyCode: "USD", redirectUrl: null });
    expect(told.fields.map(({ label }) => label)).toEqual(["Account holder", "IBAN", "BIC", "Payment reference"]);
    expect(told.fields.at(-1)?.value).toMatch(/^RF\d{2}[0-9A-Z]{12}$/);
  });

  test("credits nothing while nobody has confirmed it, whatever the payer says and however long it takes", async () => {
    const { paymentId, now, net, history } = await begun();
    await Promise.all(Array.from({ length: 20 }, () => announceTransfer(here, { paymentId })));
    await shop.runQueue(3600);
    expect(await expirePayment(shop.at(400 * 86_400), paymentId)).toBe(false);
    expect(await now()).toMatchObject({ status: "processing", amountReceived: 0 });
    expect(await net()).toEqual({});
    expect(count((await history()).timeline, "payment.transfer_announced")).toBe(1);
    const told = await instructionsFor(here, { paymentId, provider: "bank_transfer", method: "bank_transfer" });
    expect(told.fields).toHaveLength(4);
  });

  test.each([true, false])(
    "credits base and surcharge once for twenty confirmations at once (announced: %s)",
    async (announced) => {
      const { paymentId, confirm, net, history } = await begun();
      if (announced) await announceTransfer(here, { paymentId });
      const all = await Promise.all(Array.from({ length: 20 }, () => confirm(10_100n)));
      for (const one of all) expect(one).toMatchObject({ status: "succeeded", amountReceived: 10_100, surcharge: 100 });
      expect(await net()).toEqual({ clearing: -10_100n, customer: 10_000n, surcharge: 100n });
      const { timeline, events } = await history();
      expect([count(timeline, "payment.arrival_confirmed"), count(events, "payment.succeeded")]).toEqual([1, 1]);
      const audits =
        await db.owner`select 1 from audit_events where target_id = ${paymentId} and action = 'payment.arrival_confirmed'`;
      expect(audits).toHaveLength(1);
      await expect(confirm(9_000n)).rejects.toMatchObject({ code: "conflict" });
    },
  );

  test("that brings less waits for a person; the sum can be corrected, and the decision stands", async () => {
    const { paymentId, confirm, now, net } = await begun();
    expect(await confirm(5_000n)).toMatchObject({ status: "processing", amountReceived: 5_000 });
    expect(await confirm(6_000n)).toMatchObject({ status: "processing", amountReceived: 6_000 });
    expect(await findAwaited(here, await now())).toMatchObject({ due: 10_100, received: 6_000, isFinal: false });
    await decidePayment(here, { paymentId, outcome: "succeeded", received: 6_000n, note: "Agreed" });
    expect(await net()).toEqual({ clearing: -6_000n, customer: 6_000n });
  });

  test("whose rest comes after a person closed the payment is credited whole, and no smaller sum is believed", async () => {
    const { paymentId, confirm, net } = await begun();
    await confirm(5_000n);
    await decidePayment(here, { paymentId, outcome: "failed", received: 5_000n, note: "Too little" });
    await expect(confirm(4_000n)).rejects.toMatchObject({ code: "conflict" });
    expect(await confirm(10_100n)).toMatchObject({ status: "succeeded" });
    expect(await net()).toEqual({ clearing: -10_100n, customer: 10_000n, surcharge: 100n, adjustments: 0n });
  });

  test("that comes after the checkout has expired is credited by whoever may override, and by nobody else", async () => {
    const { paymentId, confirm, now } = await begun({ expiresAt: new Date(here.now.getTime() + 60_000).toISOString() });
    expect(await expirePayment(shop.at(120), paymentId)).toBe(true);
    await expect(confirm(10_100n, may("payment:disposition"))).rejects.toMatchObject({ code: "forbidden" });
    expect((await now()).status).toBe("expired");
    const both = may("payment:disposition", "payment:disposition:override");
    expect(await confirm(10_100n, both)).toMatchObject({ status: "succeeded" });
  });

  test("that comes beside another way that was paid is kept apart", async () => {
    const { paymentId, confirm, net } = await begun();
    const card = await startAttempt(here, { paymentId, method: "simulator.card" });
    await shop.choose(card.redirectUrl, "approve");
    await shop.runQueue();
    expect((await requirePayment(here, { id: paymentId })).status).toBe("succeeded");
    await confirm(10_100n);
    expect(await net()).toMatchObject({ adjustments: 10_100n, customer: 10_000n });
  });

  test("is credited once when its payer chose it twice, and the other reference is another transfer", async () => {
    const { paymentId, reference: first, net } = await begun();
    await startAttempt(here, { paymentId, method: "simulator.card" });
    const { attemptId } = await startAttempt(here, { paymentId, method: METHOD });
    const confirm = (reference: string) =>
      confirmArrival(here, { paymentId, reference, received: 10_100n, note: "Statement" });
    const last = transferReference(attemptId);
    await Promise.all(Array.from({ length: 5 }, () => confirm(last)));
    expect(await net()).toEqual({ clearing: -10_100n, customer: 10_000n, surcharge: 100n });
    await Promise.all(Array.from({ length: 5 }, () => confirm(first)));
    expect(await net()).toMatchObject({ clearing: -20_200n, customer: 10_000n, adjustments: 10_100n });
  });

  test("cannot be confirmed by a member without the permission, for another tenant, or where none is awaited", async () => {
    const { paymentId, confirm } = await begun();
    await expect(confirm(10_100n, may("payment:read"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(confirm(10_100n, { ...here, tenantId: "ten_other" })).rejects.toMatchObject({ code: "not_found" });
    await expect(confirm(10_100n, { ...here, environment: "production" })).rejects.toMatchObject({ code: "not_found" });
    const card = await shop.start(10_000);
    const none = {
      paymentId: card.paymentId,
      reference: transferReference(card.attemptId),
      received: 10_000n,
      note: "No",
    };
    await expect(confirmArrival(here, none)).rejects.toMatchObject({ code: "conflict" });
    await expect(announceTransfer(here, { paymentId: card.paymentId })).rejects.toMatchObject({ code: "conflict" });
    expect(await cancelPayment(here, { paymentId })).toMatchObject({ status: "canceled" });
  });

  test("is not confirmed by any word of a provider about another sum or account", async () => {
    const { attemptId, now } = await begun();
    const event = { kind: "charge", id: "evt", reference: attemptId, providerId: "RF00", status: "succeeded" } as const;
    const told = { ...event, money: { amount: 10_100n, currency: "USD" }, fee: null };
    expect(await applyProviderEvent(here, { integrationId, event: told, isFresh: false })).toBe("mismatch");
    expect((await now()).status).toBe("requires_action");
  });

  test("is found by the reference on the statement, however it is spaced there, and by nobody else", async () => {
    const { paymentId, now } = await begun();
    const reference = (await findAwaited(here, await now()))?.reference ?? "";
    const spaced = ` ${reference.toLowerCase().replace(/(.{4})/g, "$1 ")}`;
    expect((await listPayments(here, { reference: spaced })).data.map(({ id }) => id)).toEqual([paymentId]);
    expect((await listPayments({ ...here, environment: "production" }, { reference })).data).toEqual([]);
    expect((await listPayments({ ...here, companyId: "com_other" }, { reference })).data).toEqual([]);
  });

  test("is given back by people: the sum is reserved, and the books change when one says that it went out", async () => {
    const { paymentId, confirm, net } = await begun();
    await confirm(10_100n);
    const refund = await refundPayment(here, { paymentId, amount: 4_000n, reason: "Returned", idempotencyKey: "1" });
    expect(refund).toMatchObject({ status: "pending", code: "by_hand", needsPerson: true });
    await shop.runQueue(7200);
    expect(await net()).toMatchObject({ customer: 10_000n });
    await settleRefundByHand(here, { refundId: refund.id, outcome: "succeeded", note: "Sent today" });
    expect(await net()).toMatchObject({ customer: 6_000n, clearing: -6_100n });
    expect(await checkLedger(here)).toMatchObject({ isSound: true });
  });
});
