import { expect, test } from "vitest";
import { createCustomer } from "@/lib/customers";
import { testDb, twoTenants } from "@/lib/testing";
import { simulatedShop } from "@/lib/testing/simulated-shop";
import { linesOfPayment } from "./lines-of-payment";
import { listBalances } from "./list-balances";
import { recordManualPayment } from "./record-manual-payment";
import { RecordManualPayment } from "./schema";
import { statementOf } from "./statement-of";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);

test("a statement is told for a period, with the balances the whole account had then, through all pages", async () => {
  const { id } = await createCustomer(here, { name: "Ada" });
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));
  for (const [day, total] of [100n, 50n, -30n, 7n].entries()) {
    const input = { customerId: id, total, currencyCode: "EUR", description: "Bank transfer" };
    await recordManualPayment({ ...here, now: at(day + 1) }, RecordManualPayment.parse(input));
  }
  const asked = { customerId: id, currencyCode: "EUR", createdFrom: at(2), createdBefore: at(4), limit: 1 };
  const first = await statementOf(here, asked);
  const second = await statementOf(here, { ...asked, cursor: first.nextCursor ?? "" });
  expect([...first.data, ...second.data].map(({ amount, balance }) => [amount, balance])).toEqual([
    [-30n, 120n],
    [50n, 150n],
  ]);
  expect(second.nextCursor).toBeNull();
  expect(first.balance).toBe(127n);
  expect((await listBalances(here, [id, "cus_none"])).get(id)).toEqual([{ currencyCode: "EUR", balance: 127n }]);
  for (const there of Object.values(elsewhere)) expect((await listBalances(there, [id])).size).toBe(0);
});

test("a payment's movements are told with the purses they went from and to, to nobody else", async () => {
  const shop = await simulatedShop(db);
  const { paymentId, redirectUrl } = await shop.start(10_000);
  await shop.choose(redirectUrl, "approve");
  await shop.runQueue(60);
  const lines = await linesOfPayment(shop.here, paymentId);
  expect(lines[0]).toMatchObject({
    kind: "payment",
    amount: 10_000n,
    currencyCode: "USD",
    from: "clearing",
    to: "receipts",
  });
  for (const there of Object.values(shop.elsewhere)) expect(await linesOfPayment(there, paymentId)).toEqual([]);
  const reader = { ...shop.here, principal: { ...shop.here.principal, permissions: ["payment:read"] } };
  await expect(linesOfPayment(reader, paymentId)).rejects.toMatchObject({ code: "forbidden" });
});
