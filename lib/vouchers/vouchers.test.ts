import { describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { createCustomer } from "@/lib/customers";
import { balancesOf, checkLedger, listCustomerPayments, statementOf } from "@/lib/ledger";
import { testDb, twoTenants } from "@/lib/testing";
import { simulatedShop } from "@/lib/testing/simulated-shop";
import { createVouchers } from "./create-vouchers";
import { findVoucher } from "./find-voucher";
import { listVouchers } from "./list-vouchers";
import { redeemVoucher } from "./redeem-voucher";
import { CreateVouchers } from "./schema";
import { voidVoucher } from "./void-voucher";

const db = await testDb();
const shop = await simulatedShop(db);
const { here } = shop;
let count = 0;
const customer = (ctx: Ctx = here) => createCustomer(ctx, { name: "Ada", reference: `C-${++count}` });
const payer = (id: string, over: Partial<Ctx> = {}): Ctx => ({
  ...here,
  ...over,
  principal: { kind: "payer", id, label: "Customer", permissions: [], scopes: [] },
});
const may = (...permissions: string[]): Ctx => ({ ...here, principal: { ...here.principal, permissions } });
const order = (over: object = {}) =>
  CreateVouchers.parse({ label: "Spring", kind: "free", currencyCode: "EUR", amount: 1000n, ...over });
const one = async (over: object = {}, ctx: Ctx = here) => {
  const [made] = await createVouchers(ctx, order(over));
  if (!made) throw new Error("no voucher was made");
  return made;
};
const eurosOf = async (id: string) =>
  (await balancesOf(here, id)).find(({ currencyCode }) => currencyCode === "EUR")?.balance ?? 0n;

describe("createVouchers", () => {
  test("makes as many as were asked for, each with a code of its own that is nowhere but in the answer", async () => {
    const made = await createVouchers(here, order({ count: 500, label: "Five hundred" }));
    expect(new Set(made.map(({ code }) => code)).size).toBe(500);
    const [row] = await db.owner`select json_agg(v)::text as all from vouchers v`;
    const [audit] = await db.owner`select json_agg(a)::text as all from audit_events a`;
    for (const { code } of made) {
      expect(row?.all).not.toContain(code.slice(8));
      expect(audit?.all).not.toContain(code.slice(8));
    }
    const events =
      await db.owner`select detail from audit_events where action = 'voucher.created' and detail->>'label' = 'Five hundred'`;
    expect(events).toMatchObject([{ detail: { count: 500, amount: "1000", currencyCode: "EUR" } }]);
  });

  test.each([
    ["count", { count: 0 }],
    ["count", { count: 501 }],
    ["count", { count: 1.5 }],
    ["amount", { amount: 0n }],
    ["amount", { amount: -1n }],
    ["amount", { amount: 10n ** 16n }],
    ["amount", { amount: undefined }],
    ["factor", { factor: 1_500_000n }],
    ["factor", { kind: "multiplier", amount: undefined }],
    ["factor", { kind: "multiplier", amount: undefined, factor: 1_000_000n }],
    ["factor", { kind: "multiplier", amount: undefined, factor: 10_000_001n }],
    ["minimum", { minimum: 100n }],
    ["minimum", { kind: "additional_credit", minimum: -1n }],
    ["currencyCode", { currencyCode: "eur" }],
    ["label", { label: "a\u0000b" }],
    ["label", { label: " " }],
  ])("refuses %s, case %#", (field, over) => {
    const { error } = CreateVouchers.safeParse({ ...order(), ...over });
    expect(error?.issues.map(({ path }) => path[0])).toContain(field);
  });

  test("refuses an expiry that has passed, and members who may not adjust the ledger", async () => {
    await expect(one({ expiresAt: new Date(here.now.getTime()) })).rejects.toMatchObject({ code: "invalid_request" });
    await expect(one({}, may("ledger:read"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(listVouchers(may("payment:read"), {})).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("redeemVoucher", () => {
  test("credits once for twenty customers at once, and the books add up", async () => {
    const voucher = await one();
    const them = await Promise.all(Array.from({ length: 20 }, () => customer()));
    const tries = await Promise.allSettled(
      them.map(({ id }, at) =>
        redeemVoucher(payer(id, { ip: `192.0.2.${at}` }), { customerId: id, code: voucher.code }),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const balances = await Promise.all(them.map(({ id }) => eurosOf(id)));
    expect(balances.reduce((sum, balance) => sum + balance, 0n)).toBe(1000n);
    const [promotions] =
      await db.owner`select balance_minor from ledger_accounts where kind = 'promotions' and currency_code = 'EUR'`;
    expect(promotions?.balance_minor).toBe("-1000");
    const winner = them[balances.indexOf(1000n)]?.id ?? "";
    const { data } = await listCustomerPayments(here, { customerId: winner });
    expect(data).toMatchObject([
      { kind: "voucher", total: 1000n, status: "Completed", description: `Voucher ${voucher.hint}` },
    ]);
    const statement = await statementOf(here, { customerId: winner, currencyCode: "EUR" });
    expect(statement.data).toMatchObject([{ kind: "voucher", amount: 1000n, balance: 1000n }]);
    const audits =
      await db.owner`select actor_kind from audit_events where action = 'voucher.redeemed' and target_id = ${voucher.id}`;
    expect(audits).toEqual([{ actor_kind: "payer" }]);
    expect(await checkLedger(here)).toMatchObject({ isSound: true });
  });

  test("is for the customer of the address, or for a member who may adjust the ledger", async () => {
    const [ada, eve, { code }] = [await customer(), await customer(), await one()];
    const asEve = redeemVoucher(payer(eve.id), { customerId: ada.id, code });
    await expect(asEve).rejects.toMatchObject({ code: "conflict" });
    const weak = redeemVoucher(may("ledger:read"), { customerId: ada.id, code });
    await expect(weak).rejects.toMatchObject({ code: "forbidden" });
    expect(await redeemVoucher(here, { customerId: ada.id, code })).toMatchObject({ state: "used", credited: 1000n });
  });

  test.each([
    ["another environment", { environment: "production" as const }],
    ["another company", { companyId: "com_other" }],
  ])("finds nothing in %s", async (_, elsewhere) => {
    const { code } = await one();
    const there = { ...here, ...elsewhere };
    const gone = redeemVoucher(there, { customerId: "cus_none", code });
    await expect(gone).rejects.toMatchObject({ code: "not_found" });
    const found = findVoucher({ ...payer("cus_none"), ...elsewhere }, { customerId: "cus_none", code });
    await expect(found).rejects.toMatchObject({ extra: { reason: "unknown" } });
  });

  test("finds nothing of another tenant", async () => {
    const { here: ours, elsewhere } = await twoTenants(db);
    const [made] = await createVouchers(ours, order());
    const other = elsewhere.tenant;
    const someone = await createCustomer(other, { name: "Eve" });
    const stolen = redeemVoucher(other, { customerId: someone.id, code: made?.code ?? "" });
    await expect(stolen).rejects.toMatchObject({ extra: { reason: "unknown" } });
  });

  test("says why: used, void, expired, of no such code, or that it needs a payment", async () => {
    const { id: customerId } = await customer();
    const reasonOf = (code: string, ctx: Ctx = here) =>
      redeemVoucher(ctx, { customerId, code }).then(
        () => null,
        ({ extra }) => extra.reason,
      );
    const used = await one();
    expect(await reasonOf(used.code)).toBeNull();
    expect(await reasonOf(used.code)).toBe("used");
    const gone = await one();
    await voidVoucher(here, { id: gone.id, reason: "Lost" });
    expect(await reasonOf(gone.code)).toBe("void");
    const short = await one({ expiresAt: new Date(here.now.getTime() + 60_000) });
    expect(await reasonOf(short.code, shop.at(60))).toBe("expired");
    expect(await reasonOf(short.code, shop.at(59))).toBeNull();
    expect(await reasonOf("PV-0000-0000-0000-0000")).toBe("unknown");
    expect(await reasonOf("nonsense\u0000")).toBe("unknown");
    const extra = await one({ kind: "additional_credit" });
    expect(await reasonOf(extra.code)).toBe("needs_payment");
    const multiplier = await one({ kind: "multiplier", amount: undefined, factor: 1_500_000n });
    expect(await reasonOf(multiplier.code)).toBe("needs_payment");
  });

  test("lets nobody guess: ten tries by a link and thirty from an address, then they wait", async () => {
    const guess = (id: string, ip: string) =>
      redeemVoucher(payer(id, { ip }), { customerId: id, code: "PV-0000-0000-0000-0001" }).catch(({ code }) => code);
    const { id } = await customer();
    const byLink = await Promise.all(Array.from({ length: 20 }, (_, at) => guess(id, `198.51.100.${at}`)));
    expect(byLink.filter((code) => code === "rate_limited")).toHaveLength(10);
    const them = await Promise.all(Array.from({ length: 40 }, () => customer()));
    const byAddress = await Promise.all(them.map((one) => guess(one.id, "203.0.113.9")));
    expect(byAddress.filter((code) => code === "rate_limited")).toHaveLength(10);
  });
});

describe("voidVoucher", () => {
  test("takes it out of use once, says why, and never after it was used", async () => {
    const { id, code } = await one();
    const all = await Promise.all(Array.from({ length: 20 }, () => voidVoucher(here, { id, reason: "Lost" })));
    for (const voided of all) expect(voided).toMatchObject({ state: "void", voidReason: "Lost" });
    const audits = await db.owner`select 1 from audit_events where action = 'voucher.voided' and target_id = ${id}`;
    expect(audits).toHaveLength(1);
    const { id: customerId } = await customer();
    await expect(redeemVoucher(here, { customerId, code })).rejects.toMatchObject({ extra: { reason: "void" } });
    const used = await one();
    await redeemVoucher(here, { customerId, code: used.code });
    const late = voidVoucher(here, { id: used.id, reason: "Too late" });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
  });

  test("is for members who may adjust the ledger, of their own vouchers", async () => {
    const { id } = await one();
    await expect(voidVoucher(may("ledger:read"), { id, reason: "No" })).rejects.toMatchObject({ code: "forbidden" });
    const elsewhere = voidVoucher({ ...here, environment: "production" }, { id, reason: "No" });
    await expect(elsewhere).rejects.toMatchObject({ code: "not_found" });
  });

  test("or a redemption wins, never both, when twenty of each come at once", async () => {
    for (let round = 0; round < 5; round++) {
      const { id, code } = await one();
      const { id: customerId } = await customer();
      const before = await eurosOf(customerId);
      const redeem = () => redeemVoucher({ ...here, ip: `192.0.2.${round}` }, { customerId, code }).catch(() => null);
      const cancel = () => voidVoucher(here, { id, reason: "Lost" }).catch(() => null);
      await Promise.all(Array.from({ length: 10 }, (_, at) => (at % 2 === round % 2 ? redeem() : cancel())));
      const [row] = await db.owner`select used_at, voided_at from vouchers where id = ${id}`;
      expect([row?.used_at, row?.voided_at].filter(Boolean)).toHaveLength(1);
      expect(await eurosOf(customerId)).toBe(before + (row?.used_at ? 1000n : 0n));
    }
  });
});

test.each([
  ["vouchers_are_booked", "credited_minor = credited_minor + 1"],
  ["vouchers_are_booked", "credited_minor = null, used_at = null"],
])("the ledger's check names %s after the owner of the database set %s", async (check, change) => {
  const [{ id: customerId }, voucher] = [await customer(), await one()];
  await redeemVoucher(here, { customerId, code: voucher.code });
  expect(await checkLedger(here)).toMatchObject({ isSound: true });
  const [before] = await db.owner`select credited_minor, used_at from vouchers where id = ${voucher.id}`;
  await db.owner.unsafe(`update vouchers set ${change} where id = '${voucher.id}'`);
  const { findings } = await checkLedger(here);
  expect(findings).toMatchObject([{ check, subject: voucher.id }]);
  await db.owner`update vouchers set credited_minor = ${before?.credited_minor}, used_at = ${before?.used_at} where id = ${voucher.id}`;
});

describe("listVouchers", () => {
  test("pages newest first in every state, and holds no code", async () => {
    const { here: ctx } = await twoTenants(db);
    const soon = new Date(ctx.now.getTime() + 1000);
    const [made] = await createVouchers(ctx, order({ count: 3 }));
    await createVouchers(ctx, order({ count: 2, expiresAt: soon }));
    await voidVoucher(ctx, { id: made?.id ?? "", reason: "Lost" });
    const first = await listVouchers(ctx, { limit: 2 });
    const second = await listVouchers(ctx, { limit: 2, cursor: first.nextCursor ?? "" });
    const third = await listVouchers(ctx, { limit: 2, cursor: second.nextCursor ?? "" });
    expect([first, second, third].map(({ data }) => data.length)).toEqual([2, 2, 1]);
    expect(third.nextCursor).toBeNull();
    const back = await listVouchers(ctx, { limit: 2, newerThan: third.previousCursor ?? "" });
    expect(back.data).toEqual(second.data);
    const later = { ...ctx, now: soon };
    const counts = await Promise.all(
      (["unused", "expired", "void", "used", "reserved"] as const).map(
        async (state) => (await listVouchers(later, { state })).data.length,
      ),
    );
    expect(counts).toEqual([2, 2, 1, 0, 0]);
    expect(JSON.stringify(first.data, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
      made?.code.slice(8),
    );
  });
});
