import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { transact } from "@/lib/context";
import { createCustomer } from "@/lib/customers";
import { installIntegration, integrationRow, receive, reprocessDelivery, unsealSettings } from "@/lib/integrations";
import { InstallIntegration } from "@/lib/integrations/schema";
import { sealSettings } from "@/lib/integrations/settings";
import { testDb } from "@/lib/testing";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";
import { assignPayer } from "./assign-payer";
import { confirmPayer } from "./confirm-payer";
import { getDelivery } from "./get-delivery";
import { listDeliveries } from "./list-deliveries";

const db = await testDb();
const shop = await simulatedShop(db);
const { here, simulator } = shop;
const row = await integrationRow(here, simulator.id);
if (!row) throw new Error("no simulator");
const settings = (await transact(here, (ctx) => unsealSettings(ctx, row))) as { callbackSecret: string };
const RIGHT = settings.callbackSecret;

const setSecret = async (callbackSecret: string) => {
  const sealed = await transact(here, (ctx) => sealSettings(ctx, simulator.id, { ...settings, callbackSecret }));
  await db.owner`update integrations set sealed_settings = ${sealed} where id = ${simulator.id}`;
};

const send = (body: string, { secret = RIGHT, at = here.now } = {}) => {
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  const headers = new Headers({ "simulator-signature": signature, "content-type": "application/json" });
  return receive({ pool: db, now: at, requestId: "req_test" }, simulator.id, { raw: Buffer.from(body), headers });
};

async function charge() {
  const { paymentId, attemptId, redirectUrl } = await shop.start(10_000);
  const id = new URL(redirectUrl ?? "").pathname.split("/").at(-1) ?? "";
  const fixed = { status: "approved", response_code: "10000", amount: "10000", fee: null, currency: "USD" };
  const body = JSON.stringify({ id, reference: attemptId, ...fixed, url: null, transfer: null });
  return { paymentId, chargeId: id, attemptId, body };
}

const newest = async () => {
  const [line] = (await listDeliveries(here, { limit: 1 })).data;
  if (!line) throw new Error("the log is empty");
  return line;
};

const ipn = await installIntegration(
  here,
  InstallIntegration.parse({
    connectorId: "paypal-ipn",
    label: "PayPal",
    currencies: ["USD"],
    settings: { addresses: ["shop@example.com"], paymentTypes: ["send_money", "mass_pay"], verifyTransaction: false },
  }),
);

/** PayPal tells of $25 nobody was asked about, in a second of its own. */
function notify(txn: string, payer: string, second: number) {
  const fields = {
    txn_id: txn,
    txn_type: "send_money",
    payment_status: "Completed",
    mc_gross: "25.00",
    mc_fee: "1.00",
  };
  const rest = { mc_currency: "USD", payer_email: payer, receiver_email: "shop@example.com", test_ipn: "1" };
  return tell({ ...fields, ...rest }, second);
}

async function tell(fields: Record<string, string>, second: number) {
  const raw = Buffer.from(new URLSearchParams(fields).toString());
  const headers = new Headers({ "content-type": "application/x-www-form-urlencoded" });
  await receive({ pool: db, now: shop.at(second).now, requestId: "req_test" }, ipn.id, { raw, headers });
  await shop.runQueue(second);
  return newest();
}

describe("the payment log", () => {
  test("says what a message was about, and is searched by reference, ids and the payer's address, whole", async () => {
    const { paymentId, chargeId, attemptId, body } = await charge();
    await send(body);
    await shop.runQueue();
    const line = await newest();
    expect(line).toMatchObject({ verdict: "genuine", outcome: "applied", result: "applied", paymentId });
    for (const search of [line.reference ?? "", chargeId, attemptId, paymentId, line.id]) {
      const { data } = await listDeliveries(here, { search });
      expect(data.map(({ id }) => id)).toEqual([line.id]);
    }
    expect((await listDeliveries(here, { search: chargeId.slice(0, -1) })).data).toEqual([]);
    const paid = await notify("TXN-SEARCH", "Ada@Example.com", 2);
    expect((await listDeliveries(here, { search: "ADA@example.com" })).data).toMatchObject([{ id: paid.id }]);
  });

  test("accepts a message refused for a mistyped secret once the secret is mended, by the moment it came", async () => {
    const { paymentId, body } = await charge();
    await setSecret("mistyped");
    await send(body, { at: shop.at(10).now });
    const line = await newest();
    expect(line).toMatchObject({ verdict: "forged", result: "refused" });
    expect(await reprocessDelivery(shop.at(11), { id: line.id })).toEqual({ outcome: "refused", verdict: "forged" });
    await setSecret(RIGHT);
    expect(await reprocessDelivery(shop.at(5000), { id: line.id })).toMatchObject({ outcome: "queued" });
    expect(await newest()).toMatchObject({ id: line.id, verdict: "genuine", result: "waiting" });
    await shop.runQueue(5000);
    expect(await newest()).toMatchObject({ id: line.id, outcome: "applied", result: "applied" });
    expect((await historyOf(db, paymentId)).payment.status).toBe("succeeded");
  });

  test("does nothing a second time for a message that is processed again", async () => {
    const { paymentId, body } = await charge();
    await send(body, { at: shop.at(20).now });
    await shop.runQueue(20);
    const { id } = await newest();
    await Promise.all([1, 2, 3].map(() => reprocessDelivery(shop.at(21), { id })));
    await shop.runQueue(21);
    const { events, payment } = await historyOf(db, paymentId);
    expect(events.filter((type) => type === "payment.succeeded")).toHaveLength(1);
    expect(payment.amount_received_minor).toBe("10000");
    const { outcome, steps } = await getDelivery(here, { id });
    expect(outcome).toBe("applied");
    expect(steps.map(({ step }) => step)).toContain("judged_again");
    expect(steps.at(-1)).toMatchObject({ step: "closed", says: "duplicate" });
  });

  test("never turns a message that was accepted into a forgery", async () => {
    const { body } = await charge();
    await send(body, { at: shop.at(30).now });
    await shop.runQueue(30);
    const { id } = await newest();
    await setSecret("another");
    await reprocessDelivery(shop.at(31), { id });
    expect(await getDelivery(here, { id })).toMatchObject({ verdict: "genuine", outcome: "applied" });
    await setSecret(RIGHT);
  });

  test("says that a refused message was accepted under another row, and leaves it", async () => {
    const { body } = await charge();
    await setSecret("mistyped");
    await send(body, { at: shop.at(40).now });
    const { id } = await newest();
    await setSecret(RIGHT);
    await send(body, { at: shop.at(41).now });
    await shop.runQueue(41);
    expect(await reprocessDelivery(shop.at(42), { id })).toMatchObject({ outcome: "accepted_before" });
    expect(await getDelivery(here, { id })).toMatchObject({ verdict: "forged" });
  });

  test("keeps money nobody vouched for until a person confirms it and says whose it is, then credits it once", async () => {
    const customer = await createCustomer(here, { name: "Grace" });
    const line = await notify("TXN-ASSIGN", "grace@example.com", 50);
    expect(line).toMatchObject({ verdict: "ask", outcome: "unconfirmed", result: "attention", amount: 2500n });
    const id = line.incomingId ?? "";
    expect(await confirmPayer(shop.at(51), { id })).toEqual({ state: "unmatched" });
    expect(await newest()).toMatchObject({ outcome: "unmatched", result: "attention" });
    expect(await assignPayer(shop.at(52), { id, customerId: customer.id })).toEqual({ state: "credited" });
    expect(await newest()).toMatchObject({ outcome: "credited", result: "applied" });
    const { transfers, steps } = await getDelivery(here, { id: line.id });
    expect(transfers).toMatchObject([{ state: "credited", customer: "Grace" }]);
    expect(steps.slice(-2).map(({ step, by }) => [step, by])).toEqual([
      ["confirmed", "usr_test"],
      ["assigned", "usr_test"],
    ]);
    await expect(assignPayer(shop.at(53), { id, customerId: customer.id })).rejects.toMatchObject({ code: "conflict" });
  });

  test("credits money a person confirms to the customer who pays from its address by now", async () => {
    const line = await notify("TXN-LATER", "late@example.com", 60);
    await createCustomer(here, { name: "Late", paypalEmail: "late@example.com" });
    expect(await confirmPayer(shop.at(61), { id: line.incomingId ?? "" })).toEqual({ state: "credited" });
  });

  test("confirms only what the person saw, since whoever forged one message can send another that says more", async () => {
    const line = await notify("TXN-MORE", "more@example.com", 64);
    const [seen] = (await getDelivery(here, { id: line.id })).transfers;
    const more = { txn_id: "TXN-MORE", txn_type: "send_money", payment_status: "Processed", mc_gross: "9999.00" };
    await tell(
      { ...more, mc_currency: "USD", payer_email: "thief@example.com", receiver_email: "shop@example.com" },
      65,
    );
    const target = { id: seen?.id ?? "", deliveryId: line.id };
    await expect(confirmPayer(here, { ...target, seenAt: seen?.updatedAt })).rejects.toThrow("meanwhile");
    const [now] = (await getDelivery(here, { id: line.id })).transfers;
    expect(await confirmPayer(shop.at(67), { ...target, seenAt: now?.updatedAt })).toEqual({ state: "unmatched" });
  });

  test("shows every transfer of a mass payment to us, each to be confirmed, assigned and found by itself", async () => {
    const customer = await createCustomer(here, { name: "Mary" });
    const item = (place: number, id: string, receiver: string) => ({
      [`masspay_txn_id_${place}`]: id,
      [`receiver_email_${place}`]: receiver,
      [`mc_gross_${place}`]: `${place}.00`,
      [`mc_currency_${place}`]: "USD",
      [`status_${place}`]: "Completed",
    });
    const ours = [item(1, "MASS-1", "shop@example.com"), item(3, "MASS-3", "shop@example.com")];
    const fields = Object.assign({ txn_type: "masspay", payer_email: "mass@example.com" }, ...ours);
    const line = await tell({ ...fields, ...item(2, "MASS-2", "else@example.com") }, 70);
    const read = () => getDelivery(here, { id: line.id });
    const { transfers } = await read();
    expect(transfers.map(({ providerId, amount, state }) => [providerId, amount, state])).toEqual([
      ["MASS-1", 100n, "unconfirmed"],
      ["MASS-3", 300n, "unconfirmed"],
    ]);
    for (const { id, providerId } of transfers) {
      for (const search of [id, providerId]) {
        expect((await listDeliveries(here, { search })).data.map((found) => found.id)).toEqual([line.id]);
      }
    }
    const second = { id: transfers[1]?.id ?? "", deliveryId: line.id };
    await confirmPayer(shop.at(71), second);
    expect(await read()).toMatchObject({ outcome: "unmatched, unconfirmed", result: "attention" });
    await assignPayer(shop.at(72), { ...second, customerId: customer.id });
    expect(await read()).toMatchObject({ outcome: "credited, unconfirmed", result: "attention" });
    await confirmPayer(shop.at(73), { ...second, id: transfers[0]?.id ?? "" });
    await assignPayer(shop.at(74), { ...second, id: transfers[0]?.id ?? "", customerId: customer.id });
    expect(await read()).toMatchObject({ outcome: "credited, credited", result: "applied" });
  });

  test("pages both ways through the filters, each message once", async () => {
    const { data: all } = await listDeliveries(here, { limit: 100 });
    const first = await listDeliveries(here, { limit: 2 });
    const second = await listDeliveries(here, { limit: 2, cursor: first.nextCursor ?? "" });
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(all.slice(0, 4).map(({ id }) => id));
    const back = await listDeliveries(here, { limit: 2, newerThan: second.previousCursor ?? "" });
    expect(back.data).toEqual(first.data);
    const forged = await listDeliveries(here, { verdict: "forged", integrationId: simulator.id });
    expect(forged.data.length).toBeGreaterThan(0);
    expect(new Set(forged.data.map(({ result }) => result))).toEqual(new Set(["refused"]));
    expect((await listDeliveries(here, { createdBefore: new Date(0) })).data).toEqual([]);
  });

  test("shows nobody else's messages, and lets nobody act without the permission for it", async () => {
    const { id } = await newest();
    for (const ctx of Object.values(shop.elsewhere)) {
      expect((await listDeliveries(ctx, {})).data).toEqual([]);
      await expect(getDelivery(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
      await expect(reprocessDelivery(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(getDelivery(here, { id: "dlv_\u0000" })).rejects.toMatchObject({ code: "not_found" });
    const reader = { ...here, principal: { ...here.principal, permissions: ["payment:read"] } };
    expect((await listDeliveries(reader, { limit: 1 })).data).toHaveLength(1);
    await expect(reprocessDelivery(reader, { id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(assignPayer(reader, { id, customerId: "cus_x" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(confirmPayer(reader, { id })).rejects.toMatchObject({ code: "forbidden" });
    const nobody = { ...here, principal: { ...here.principal, permissions: [] } };
    await expect(listDeliveries(nobody, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(getDelivery(nobody, { id })).rejects.toMatchObject({ code: "forbidden" });
  });
});
