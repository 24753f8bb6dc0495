import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ALL_COMPANIES, transact } from "@/lib/context";
import { createCustomer, setDebitLimit } from "@/lib/customers";
import { testDb, twoTenants } from "@/lib/testing";
import { balancesOf } from "./balances-of";
import { checkEveryLedger } from "./check-every-ledger";
import { checkLedger } from "./check-ledger";
import { lastLedgerCheck } from "./last-ledger-check";
import { customerPaymentLine, listCustomerPayments } from "./list-customer-payments";
import { post } from "./post";
import { recordManualPayment } from "./record-manual-payment";
import { type Line, type Purse, RecordManualPayment } from "./schema";
import { settleManualPayment } from "./settle-manual-payment";
import { statementOf } from "./statement-of";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const customer = (reference: string) => createCustomer(here, { name: "Ada", reference });
const manual = (customerId: string, total: bigint, over: object = {}) =>
  recordManualPayment(
    here,
    RecordManualPayment.parse({ customerId, total, currencyCode: "EUR", description: "Bank transfer", ...over }),
  );
const balance = async (customerId: string) => (await balancesOf(here, customerId))[0]?.balance ?? 0n;

describe("post", () => {
  const purses: Purse[] = [
    { kind: "clearing", owner: "int_1" },
    { kind: "customer", owner: "cus_1" },
    { kind: "receipts" },
    { kind: "fees" },
    { kind: "surcharge" },
  ];
  const pair = fc.shuffledSubarray(purses, { minLength: 2, maxLength: 2 });
  const money = fc.record({ amount: fc.bigInt({ min: 0n, max: 10n ** 12n }), currency: fc.constantFrom("EUR", "JPY") });
  const line = fc.record({ pair, money, effect: fc.uuid() });

  test("keeps debits equal to credits and balances equal to history, whatever is posted, in any order at once (I5)", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(line, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), async (all) => {
        await Promise.all(
          all.map((lines) =>
            transact(here, (ctx) =>
              post(
                ctx,
                lines.map(({ pair: [debit, credit], money, effect }): Line => {
                  if (!debit || !credit) throw new Error("two purses");
                  return { kind: "test", effect, debit, credit, money };
                }),
                {},
              ),
            ),
          ),
        );
        expect((await checkLedger(here)).findings).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test("does under one name one thing, for twenty at once, and nothing when the rest fails", async () => {
    const { id } = await customer("once");
    const lines: Line[] = [
      {
        kind: "test",
        effect: "only-once",
        debit: { kind: "receipts" },
        credit: { kind: "customer", owner: id },
        money: { amount: 5n, currency: "EUR" },
      },
    ];
    const broken = transact(here, async (ctx) => {
      await post(ctx, lines, {});
      throw new Error("the rest fails");
    });
    await expect(broken).rejects.toThrow("the rest fails");
    await Promise.all(Array.from({ length: 20 }, () => transact(here, (ctx) => post(ctx, lines, {}))));
    expect(await balance(id)).toBe(5n);
  });

  test("can't be changed or taken back by the product, only corrected", async () => {
    for (const statement of ["update ledger_transfers set amount_minor = 1", "delete from ledger_transfers"])
      await expect(transact(here, ({ db }) => db.execute(statement))).rejects.toMatchObject({
        cause: { code: "42501" },
      });
  });
});

describe("payments by hand", () => {
  test("are in the balance once they are completed, and settled once", async () => {
    const { id } = await customer("manual");
    const pending = await manual(id, 10_000n, { status: "pending", description: "Transfer # ask Bob # first" });
    expect(pending).toMatchObject({ description: "Transfer", privateNote: "ask Bob # first" });
    expect(await balance(id)).toBe(0n);
    const all = await Promise.allSettled(
      Array.from({ length: 5 }, () => settleManualPayment(here, { id: pending.id, status: "completed" })),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await manual(id, -2_500n, { description: "Purchase" });
    await manual(id, 99n, { status: "canceled" });
    expect(await balance(id)).toBe(7_500n);
  });

  test.each([{ total: 10n ** 20n }, { total: -(10n ** 15n) }, { total: 1n, fee: 10n ** 20n }, { total: 1n, fee: -1n }])(
    "are of a size that can be booked and named, and so is their fee: %o",
    (sums) => {
      const order = { customerId: "cus_1", currencyCode: "EUR", description: "x", ...sums };
      expect(RecordManualPayment.safeParse(order).success).toBe(false);
    },
  );

  test("need the permission and a customer of one's own", async () => {
    const { id } = await customer("rights");
    const reader = { ...here, principal: { ...here.principal, permissions: ["ledger:read"] } };
    const order = RecordManualPayment.parse({ customerId: id, total: 1n, currencyCode: "EUR", description: "x" });
    await expect(recordManualPayment(reader, order)).rejects.toMatchObject({ code: "forbidden" });
    for (const there of Object.values(elsewhere)) {
      await expect(recordManualPayment(there, order)).rejects.toMatchObject({ code: "not_found" });
      await expect(balancesOf(there, id)).rejects.toMatchObject({ code: "not_found" });
      await expect(statementOf(there, { customerId: id, currencyCode: "EUR" })).rejects.toMatchObject({
        code: "not_found",
      });
      await expect(listCustomerPayments(there, { customerId: id })).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

describe("what a customer has", () => {
  test("is shown by currency with how far below zero they may go", async () => {
    const { id } = await customer("limits");
    await manual(id, -300n);
    await setDebitLimit(here, { customerId: id, limit: { amount: 1_000n, currency: "EUR" } });
    expect(await balancesOf(here, id)).toEqual([
      { currencyCode: "EUR", balance: -300n, debitLimit: 1_000n, isPrepaid: false },
    ]);
    await setDebitLimit(here, { customerId: id, limit: { amount: 0n, currency: "EUR" } });
    expect(await balancesOf(here, id)).toMatchObject([{ isPrepaid: true }]);
    await expect(
      setDebitLimit(here, { customerId: id, limit: { amount: 10n ** 20n, currency: "EUR" } }),
    ).rejects.toMatchObject({ code: "invalid_request", fields: { limit: ["This is too large."] } });
  });

  test("is told line by line with the balance after each, through all pages", async () => {
    const { id } = await customer("statement");
    for (const total of [100n, 50n, -30n, 7n, -2n]) await manual(id, total);
    const lines = [];
    let cursor: string | undefined;
    do {
      const page = await statementOf(here, { customerId: id, currencyCode: "EUR", cursor, limit: 2 });
      lines.push(...page.data);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(lines.map(({ amount }) => amount).reverse()).toEqual([100n, 50n, -30n, 7n, -2n]);
    expect(lines.map(({ balance }) => balance).reverse()).toEqual([100n, 150n, 120n, 127n, 125n]);
  });

  test("lists every payment with its status in the words of the portal, and as lines of a file", async () => {
    const { id } = await customer("list");
    await manual(id, 1_234n, { description: "=1+1 # secret" });
    await manual(id, 5n, { status: "pending" });
    await manual(id, 5n, { status: "canceled" });
    const first = await listCustomerPayments(here, { customerId: id, limit: 2 });
    const rest = await listCustomerPayments(here, { customerId: id, cursor: first.nextCursor ?? "" });
    expect([...first.data, ...rest.data].map(({ status }) => status)).toEqual(["Cancelled", "Pending", "Completed"]);
    const { data } = await listCustomerPayments(here, { customerId: id, status: "Completed" });
    const text = data.map(customerPaymentLine).join("");
    expect(text).toMatch(/,12\.34,EUR,,Completed,"?'=1\+1"?,/);
    expect(text).not.toContain("secret");
    const taken = data.map((one) => customerPaymentLine({ ...one, total: -3_000n })).join("");
    expect(taken).toContain(",-30.00,EUR,");
  });
});

describe("checkLedger", () => {
  test("finds nothing in sound books, and keeps what it found for every company", async () => {
    expect((await checkLedger({ ...here, companyId: ALL_COMPANIES })).isSound).toBe(true);
    expect(await lastLedgerCheck(here)).toBeNull();
    const checked = await checkEveryLedger({ pool: db, now: here.now, requestId: "req_check" });
    expect(checked.every(({ isSound }) => isSound)).toBe(true);
    expect(await lastLedgerCheck(here)).toMatchObject({ isSound: true, findings: [], checkedAt: here.now });
  });

  const account = "where id = (select min(id) from ledger_accounts)";
  const transfer = "where id = (select min(id) from ledger_transfers)";
  const positive = "constraint ledger_transfers_amount_is_positive";
  const plus = (by: string) => `update ledger_accounts set balance_minor = balance_minor ${by} ${account}`;
  const raise = (by: string) => `update ledger_transfers set amount_minor = amount_minor ${by} ${transfer}`;

  test.each([
    ["balance_is_history", plus("+ 1"), plus("- 1")],
    ["debits_are_credits", plus("+ 1"), plus("- 1")],
    ["balance_is_history", raise("+ 1"), raise("- 1")],
    [
      "balance_is_history",
      `create table kept as select * from ledger_transfers ${transfer}; delete from ledger_transfers ${transfer}`,
      "insert into ledger_transfers overriding system value select * from kept; drop table kept",
    ],
    [
      "transfers_are_positive",
      `alter table ledger_transfers drop ${positive}; ${raise("* -1")}`,
      `${raise("* -1")}; alter table ledger_transfers add ${positive} check (amount_minor > 0)`,
    ],
    [
      "payments_by_hand_are_booked",
      "update manual_payments set total_minor = total_minor * 2",
      "update manual_payments set total_minor = total_minor / 2",
    ],
  ])("names %s after the owner of the database ran: %s", async (check, statement, undo) => {
    await db.owner.unsafe(statement);
    const { isSound, findings } = await checkLedger(here);
    await db.owner.unsafe(undo);
    expect(isSound).toBe(false);
    expect(findings.map((finding) => finding.check)).toContain(check);
    expect((await checkLedger(here)).findings).toEqual([]);
  });
});
