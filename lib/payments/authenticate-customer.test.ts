import { describe, expect, test } from "vitest";
import { application, testDb, twoTenants } from "@/lib/testing";
import { authenticateCustomer, enterCheckout, listPayments, requirePayment } from "./index";
import { AuthenticateCustomer } from "./schema";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const app = await application(here);
const order = (over: object = {}) =>
  AuthenticateCustomer.parse({
    customer: { reference: "C-1815", name: "Ada Lovelace" },
    amount: 10000,
    currencyCode: "USD",
    reference: "ORDER-1",
    ...over,
  });
const MINUTE = 60_000;

describe("authenticateCustomer", () => {
  test("opens a checkout for a customer, who is made once", async () => {
    const first = await authenticateCustomer(here, order());
    const second = await authenticateCustomer(here, order({ reference: "ORDER-2" }));
    expect(second.customerId).toBe(first.customerId);
    expect(second.id).not.toBe(first.id);
    const { data } = await listPayments(here, { customerId: first.customerId });
    expect(data.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
  });

  test("gives a signed link that opens this payment for 15 minutes", async () => {
    const { id, checkoutUrl } = await authenticateCustomer(here, order());
    const { searchParams } = new URL(checkoutUrl);
    const expires = searchParams.get("expires") ?? "";
    const link = {
      paymentId: id,
      expires,
      signature: searchParams.get("signature") ?? "",
      ip: null,
      requestId: "req_1",
    };
    const at = (ms: number) => new Date(here.now.getTime() + ms);
    await expect(enterCheckout({ ...link, now: at(14 * MINUTE) })).resolves.toMatchObject({
      companyId: here.companyId,
    });
    await expect(enterCheckout({ ...link, now: at(16 * MINUTE) })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("tells of the payment in the timeline and the outbox", async () => {
    const { id } = await authenticateCustomer(here, order());
    const told = await db.owner`select type from payment_events where payment_id = ${id}`;
    const sent = await db.owner`select payload from outbox where subject_id = ${id}`;
    expect(told.map(({ type }) => type)).toEqual(["payment.created"]);
    expect(sent[0]?.payload).toMatchObject({ ...JSON.parse(JSON.stringify(await requirePayment(here, { id }))) });
  });

  test.each([
    ["expiresAt", { expiresAt: "2020-01-01T00:00:00Z" }],
    ["expiresAt", { expiresAt: "2099-01-01T00:00:00Z" }],
  ])("names %s when it can't be, and keeps nothing", async (field, over) => {
    const reference = `UNBORN-${JSON.stringify(over)}`.slice(0, 50);
    const wanted = order({ ...over, customer: { reference, name: "Nobody" } });
    await expect(authenticateCustomer(here, wanted)).rejects.toMatchObject({
      fields: { [field]: [expect.any(String)] },
    });
    expect(await db.owner`select id from customers where reference = ${reference}`).toHaveLength(0);
  });

  test("asks for the payment application only when there is more than one", async () => {
    const { company } = elsewhere;
    await expect(authenticateCustomer(company, order())).rejects.toMatchObject({ code: "conflict" });
    const one = await application(company);
    const { id } = await authenticateCustomer(company, order());
    expect((await requirePayment(company, { id })).clientId).toBe(one.clientId);
    const euros = await application(company, { currencyWhitelist: ["EUR"] });
    await expect(authenticateCustomer(company, order())).rejects.toMatchObject({
      fields: { clientId: [expect.any(String)] },
    });
    await expect(authenticateCustomer(company, order({ clientId: euros.clientId }))).rejects.toMatchObject({
      fields: { currencyCode: [expect.stringContaining("USD")] },
    });
    expect(await db.owner`select id from customers where company_id = ${company.companyId}`).toHaveLength(1);
  });

  test("finds no payment application of another company", async () => {
    const wanted = order({ clientId: app.clientId });
    for (const place of Object.values(elsewhere)) {
      await expect(authenticateCustomer(place, wanted)).rejects.toMatchObject({ code: "not_found" });
    }
  });
});
