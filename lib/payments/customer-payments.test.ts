import { expect, test } from "vitest";
import { createCustomer } from "@/lib/customers";
import { application, testDb } from "@/lib/testing";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";
import { customerCurrencies, startCustomerPayment } from "./customer-payments";

const db = await testDb();
const shop = await simulatedShop(db);
const { here } = shop;
const payer = (id: string) => ({
  ...here,
  principal: { kind: "payer" as const, id, label: "Customer", permissions: [], scopes: [] },
});

test("a customer pays what they like for themselves, through the first application that takes the currency", async () => {
  const yen = await application(here, { name: "Yen only", currencyWhitelist: ["JPY"] });
  const later = { ...here, now: new Date(here.now.getTime() + 60_000) };
  await application(later, { name: "Second shop" });
  const { id } = await createCustomer(here, { name: "Ada", reference: "C-1" });
  const payment = await startCustomerPayment(payer(id), { customerId: id, amount: 2500n, currencyCode: "EUR" });
  expect(payment).toMatchObject({ amount: 2500, currencyCode: "EUR", clientId: shop.app.clientId });
  expect(payment.clientId).not.toBe(yen.clientId);
  expect((await historyOf(db, payment.id)).payment).toMatchObject({ customer_id: id });
  const { id: other } = await createCustomer(here, { name: "Grace" });
  await expect(
    startCustomerPayment(payer(other), { customerId: id, amount: 1n, currencyCode: "EUR" }),
  ).rejects.toMatchObject({ code: "conflict" });
});

test("offers the currencies some way to pay takes, and none where nothing is installed", async () => {
  expect(await customerCurrencies(here)).toContain("EUR");
  for (const place of Object.values(shop.elsewhere)) expect(await customerCurrencies(place)).toEqual([]);
  const { id } = await createCustomer(shop.elsewhere.company, { name: "Ada" });
  const order = { customerId: id, amount: 100n, currencyCode: "EUR" };
  await expect(startCustomerPayment(shop.elsewhere.company, order)).rejects.toMatchObject({
    fields: { currency: [expect.any(String)] },
  });
});

test("lets nobody flood the list of payments with an address", async () => {
  const { id } = await createCustomer(here, { name: "Bob" });
  const start = () => startCustomerPayment(payer(id), { customerId: id, amount: 100n, currencyCode: "EUR" });
  const tries = await Promise.allSettled(Array.from({ length: 14 }, start));
  const refused = tries.filter((one) => one.status === "rejected");
  expect(refused.length).toBeGreaterThanOrEqual(4);
  expect(refused[0]?.reason).toMatchObject({ code: "rate_limited" });
});
