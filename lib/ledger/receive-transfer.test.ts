import { describe, expect, test } from "vitest";
import type { TransferEvent } from "@/lib/connectors/contract";
import { createCustomer } from "@/lib/customers";
import { installSimulator, integrationRow } from "@/lib/integrations";
import { testDb, twoTenants } from "@/lib/testing";
import { assignTransfer } from "./assign-transfer";
import { confirmTransfer } from "./confirm-transfer";
import { listIncomingTransfers } from "./list-incoming-transfers";
import { receiveTransfer } from "./receive-transfer";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const { id: integrationId } = await installSimulator(here);
let count = 0;

/** A customer who pays from an address of their own, and what a provider says about their money. */
async function payer() {
  count++;
  const customer = await createCustomer(here, { name: "Ada", paypalEmail: `ada${count}@example.com` });
  const event = (over: Partial<TransferEvent> = {}): TransferEvent => ({
    kind: "transfer",
    id: `txn_${count}:${over.status ?? "succeeded"}`,
    providerId: `txn_${count}`,
    type: "send_money",
    status: "succeeded",
    payerEmail: `ADA${count}@example.com`,
    payerName: "Ada",
    receivers: ["shop@example.com"],
    money: { amount: 10_000n, currency: "USD" },
    fee: { amount: 300n, currency: "USD" },
    isVerified: true,
    ...over,
  });
  const say = async (word: TransferEvent, refusal: string | null = null) => {
    const integration = await integrationRow(here, integrationId);
    if (!integration) throw new Error("no integration");
    return receiveTransfer(here, { integration, event: word, refusal });
  };
  return { customer, event: frozen(event, count), say };
}

/** The number of the payer stays with it while others are made. */
const frozen = (event: (over?: Partial<TransferEvent>) => TransferEvent, number: number) => {
  const first = event();
  return (over: Partial<TransferEvent> = {}): TransferEvent => ({
    ...first,
    id: `txn_${number}:${over.status ?? "succeeded"}`,
    ...over,
  });
};

async function balance(customerId: string): Promise<number> {
  const [row] = await db.owner`select balance_minor::int as balance from ledger_accounts where owner = ${customerId}`;
  return row?.balance ?? 0;
}
const toppedUp = async (customerId: string) =>
  (await db.owner`select id from outbox where type = 'customer.topped_up' and subject_id = ${customerId}`).length;

describe("receiveTransfer", () => {
  test("credits nothing that is first told through a disabled integration, and what was told before goes on", async () => {
    const { customer, event, say } = await payer();
    const { customer: other, event: second, say: saySecond } = await payer();
    await say(event({ status: "pending" }));
    await db.owner`update integrations set is_enabled = false where id = ${integrationId}`;
    expect(await saySecond(second())).toBe("refused");
    expect(await saySecond(second())).toBe("refused");
    expect(await say(event())).toBe("credited");
    await db.owner`update integrations set is_enabled = true where id = ${integrationId}`;
    expect(await balance(other.id)).toBe(0);
    expect(await saySecond(second())).toBe("credited");
    expect([await balance(customer.id), await balance(other.id)]).toEqual([10_000, 10_000]);
  });

  test("tops up the customer who pays from this address once, for twenty copies at once and a pending word before", async () => {
    const { customer, event, say } = await payer();
    expect(await say(event({ status: "pending" }))).toBe("pending");
    expect(await balance(customer.id)).toBe(0);
    const said = await Promise.all(Array.from({ length: 20 }, () => say(event())));
    expect(said.filter((one) => one === "credited")).toHaveLength(1);
    expect(await say(event({ status: "pending" }))).toBe("duplicate");
    expect(await balance(customer.id)).toBe(10_000);
    expect(await toppedUp(customer.id)).toBe(1);
  });

  test("credits once when a pending word comes after the completed one", async () => {
    const { customer, event, say } = await payer();
    expect(await say(event())).toBe("credited");
    expect(await say(event({ status: "pending" }))).toBe("duplicate");
    expect(await balance(customer.id)).toBe(10_000);
  });

  test("deducts the provider's fee where the money rules say so", async () => {
    await db.owner`insert into integration_terms (id, tenant_id, company_id, environment, integration_id, deduct_fees, created_by, created_at)
      select 'trm_deduct', tenant_id, company_id, environment, id, true, 'test', now() - interval '1 hour' from integrations where id = ${integrationId}`;
    const first = await db.owner`select id from integration_terms where integration_id = ${integrationId}`;
    expect(first.length).toBe(2);
    await db.owner`update integration_terms set created_at = now() - interval '1 day' where id <> 'trm_deduct'`;
    const { customer, event, say } = await payer();
    await say(event());
    expect(await balance(customer.id)).toBe(9_700);
    await db.owner`delete from integration_terms where id = 'trm_deduct'`;
  });

  test("credits nobody on a guess: an unknown payer waits until somebody says who it was", async () => {
    const { customer, event, say } = await payer();
    expect(await say(event({ payerEmail: "somebody@example.com" }))).toBe("unmatched");
    const { data } = await listIncomingTransfers(here, { state: "unmatched" });
    const [waiting] = data;
    if (!waiting) throw new Error("nothing waits");
    await Promise.allSettled(
      Array.from({ length: 5 }, () => assignTransfer(here, { id: waiting.id, customerId: customer.id })),
    );
    expect(await balance(customer.id)).toBe(10_000);
    for (const there of Object.values(elsewhere))
      await expect(assignTransfer(there, { id: waiting.id, customerId: customer.id })).rejects.toMatchObject({
        code: "not_found",
      });
  });

  test("never credits what nobody verified before a person confirms it", async () => {
    const { customer, event, say } = await payer();
    expect(await say(event({ isVerified: false, id: "u1" }))).toBe("unconfirmed");
    expect(await say(event({ isVerified: false, id: "u2", status: "refunded" }))).toBe("unverified");
    expect(await balance(customer.id)).toBe(0);
    const { data } = await listIncomingTransfers(here, { state: "unconfirmed" });
    const support = { ...here, principal: { ...here.principal, permissions: ["ledger:read"] } };
    const id = data[0]?.id ?? "";
    await expect(confirmTransfer(support, { id })).rejects.toMatchObject({ code: "forbidden" });
    expect((await confirmTransfer(here, { id })).state).toBe("credited");
    expect(await say(event())).toBe("duplicate");
    expect(await balance(customer.id)).toBe(10_000);
  });

  test("does not take a forged arrival for one when a verified word says that the money is still pending", async () => {
    const { customer, event, say } = await payer();
    await say(event({ isVerified: false, id: "forged" }));
    expect(await say(event({ status: "pending" }))).toBe("pending");
    expect(await balance(customer.id)).toBe(0);
    expect(await say(event({ isVerified: false, id: "forged-again" }))).toBe("unverified");
  });

  test.each([
    ["what the connector refuses", {}, "wrong_receiver", "wrong_receiver"],
    ["money of another environment", { environment: "production" as const }, null, "environment"],
  ])("keeps %s and says why", async (_, over, refusal, reason) => {
    const { customer, event, say } = await payer();
    expect(await say(event(over), refusal)).toBe("refused");
    const { data } = await listIncomingTransfers(here, { state: "refused" });
    expect(data[0]).toMatchObject({ reason });
    expect(await balance(customer.id)).toBe(0);
  });

  test("takes back what is refunded or reversed, gives it again when that is canceled, and never more than came", async () => {
    const { customer, event, say } = await payer();
    await say(event());
    const part = { money: { amount: 4_000n, currency: "USD" }, fee: null };
    expect(await say(event({ ...part, status: "refunded", id: "r1" }))).toBe("returned");
    expect(await say(event({ ...part, status: "refunded", id: "r1" }))).toBe("duplicate");
    expect(await balance(customer.id)).toBe(6_000);
    expect(await say(event({ ...part, status: "restored", id: "r2" }))).toBe("restored");
    expect(await balance(customer.id)).toBe(10_000);
    expect(await say(event({ status: "reversed", fee: null, id: "r3" }))).toBe("returned");
    expect(await say(event({ ...part, status: "refunded", id: "r4" }))).toBe("ahead");
    expect(await balance(customer.id)).toBe(0);
  });

  test("debits what went back before anybody could be credited", async () => {
    const { customer, event, say } = await payer();
    expect(await say(event({ status: "refunded", fee: null }))).toBe("returned");
    expect(await say(event())).toBe("credited");
    expect(await balance(customer.id)).toBe(0);
  });
});
