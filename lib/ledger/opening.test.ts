import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createCustomer } from "@/lib/customers";
import { testDb } from "@/lib/testing";
import { simulatedShop } from "@/lib/testing/simulated-shop";
import { checkLedger } from "./check-ledger";

const db = await testDb();
const shop = await simulatedShop(db);

test("payments from before the ledger get entries that add up when the database is brought up to date", async () => {
  const customer = await createCustomer(shop.here, { name: "Ada" });
  for (const amount of [10_000, 2_500, 300]) {
    const { paymentId, redirectUrl } = await shop.start(amount);
    if (amount === 2_500) await db.owner`update payments set customer_id = ${customer.id} where id = ${paymentId}`;
    await shop.choose(redirectUrl, amount === 300 ? "hard_decline" : "approve");
  }
  await shop.runQueue(5);
  const before = await checkLedger(shop.here);
  await db.owner`delete from ledger_transfers`;
  await db.owner`delete from ledger_accounts`;
  await db.owner`update payment_attempts set is_credited = false`;
  expect((await checkLedger(shop.here)).findings.map(({ check }) => check)).toEqual([
    "successes_are_credited",
    "successes_are_credited",
  ]);

  const migration = readFileSync("db/migrations/0016_ledger-walls.sql", "utf8");
  const opening = migration.slice(migration.indexOf("update payment_attempts a set is_credited"));
  await db.owner.begin((sql) => sql.unsafe(opening));
  expect(await checkLedger(shop.here)).toEqual(before);
});
