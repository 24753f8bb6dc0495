import { describe, expect, test } from "vitest";
import { admit } from "@/lib/credentials";
import { application, callerWith, testDb, world } from "@/lib/testing";
import { enterCheckout } from "./enter-checkout";
import { listPayments } from "./list-payments";
import { requirePayment } from "./require-payment";
import { ListPayments } from "./schema";

const db = await testDb();
const { here, elsewhere, token, checkout } = await world(db);
const made = await Promise.all(
  Array.from({ length: 12 }, (_, n) => checkout({ reference: `ORDER_${n}`, amount: n + 1 })),
);
const all = made.map(({ data }) => data.id);

describe("listPayments", () => {
  test("walks every payment once, newest first, whatever the page size", async () => {
    for (const limit of [1, 5, 12, 100]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listPayments(here, { limit, cursor });
        seen.push(...page.data.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(new Set(seen).size).toBe(seen.length);
      expect([...seen].sort()).toEqual([...all].sort());
    }
  });

  test("goes back to the newer page it came from", async () => {
    const first = await listPayments(here, { limit: 4 });
    const second = await listPayments(here, { limit: 4, cursor: first.nextCursor ?? "" });
    const back = await listPayments(here, { limit: 4, newerThan: second.previousCursor ?? "" });
    expect(back.data).toEqual(first.data);
    expect(first.previousCursor).toBeNull();
    expect(second.previousCursor).not.toBeNull();
  });

  test("finds references by their start, literally", async () => {
    const found = await listPayments(here, { reference: "ORDER_1" });
    expect(found.data.map(({ reference }) => reference).sort()).toEqual(["ORDER_1", "ORDER_10", "ORDER_11"]);
    expect((await listPayments(here, { reference: "ORDER%" })).data).toEqual([]);
    expect((await listPayments(here, { reference: "ORDERX1" })).data).toEqual([]);
  });

  test("shows what has run out as expired before anything has written it down", async () => {
    const { data } = await checkout({ expiresAt: new Date(Date.now() + 60_000).toISOString() });
    const later = { ...here, now: new Date(Date.now() + 61_000) };
    expect((await listPayments(later, { status: "expired" })).data.map(({ id }) => id)).toEqual([data.id]);
    const open = await listPayments(later, { status: "requires_payment_method", limit: 100 });
    expect(open.data.map(({ id }) => id)).not.toContain(data.id);
    expect((await requirePayment(later, { id: data.id })).status).toBe("expired");
  });

  test.each(["tenant", "company", "environment"] as const)("shows nothing to another %s", async (step) => {
    expect((await listPayments(elsewhere[step], {})).data).toEqual([]);
    await expect(requirePayment(elsewhere[step], { id: all[0] ?? "" })).rejects.toMatchObject({ code: "not_found" });
  });

  test("shows a token bound to an application that application only", async () => {
    const sibling = await application(here, { name: "Sibling" });
    const ctx = await admit(callerWith(db, token.secret, { scope: "payments.list" }));
    expect((await listPayments(ctx, { limit: 100 })).data.length).toBeGreaterThan(0);
    const foreign = { ...ctx, principal: { ...ctx.principal, applicationId: sibling.id } };
    expect((await listPayments(foreign, {})).data).toEqual([]);
    await expect(requirePayment(foreign, { id: all[0] ?? "" })).rejects.toMatchObject({ code: "not_found" });
  });

  test.each(["", "x", "MTIz", Buffer.from("1.pay_' or 1=1").toString("base64url"), "9".repeat(200)])(
    "answers %j as a cursor with the field's name",
    async (cursor) => {
      if (cursor === "") return expect(ListPayments.safeParse({ cursor }).success).toBe(true);
      await expect(listPayments(here, { cursor })).rejects.toMatchObject({ fields: { cursor: [expect.any(String)] } });
    },
  );
});

describe("enterCheckout (I9)", () => {
  const visit = { now: new Date(), ip: null, requestId: "req_test" };
  const link = new URL(made[0]?.data.checkoutUrl ?? "");
  const expires = link.searchParams.get("expires") ?? "";
  const signature = link.searchParams.get("signature") ?? "";
  const paymentId = all[0] ?? "";

  test("lets the holder of the signed address in, to that payment's place", async () => {
    const ctx = await enterCheckout({ paymentId, expires, signature, ...visit });
    expect(ctx).toMatchObject({ tenantId: here.tenantId, companyId: here.companyId, environment: "sandbox" });
  });

  test("refuses it with any character changed", async () => {
    const bent = [...signature].map(
      (character, place) => signature.slice(0, place) + (character === "A" ? "B" : "A") + signature.slice(place + 1),
    );
    for (const wrong of [...bent, "", `${signature}A`, signature.slice(1)]) {
      await expect(enterCheckout({ paymentId, expires, signature: wrong, ...visit })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    await expect(enterCheckout({ paymentId: all[1] ?? "", expires, signature, ...visit })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      enterCheckout({ paymentId, expires: String(Number(expires) + 1), signature, ...visit }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("refuses it once it has run out", async () => {
    const now = new Date(Number(expires) * 1000);
    await expect(enterCheckout({ paymentId, expires, signature, ...visit, now })).rejects.toThrow("expired");
  });
});
