import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PAYMENT_STATUSES, type PaymentStatus } from "@/db/schema/payments";
import { transact } from "@/lib/context";
import { testDb } from "@/lib/testing";
import { historyOf, simulatedShop } from "@/lib/testing/simulated-shop";
import { lockPayment } from "./lock-payment";
import { mayMove, transition } from "./transition";

const FINAL: readonly PaymentStatus[] = ["succeeded", "failed", "canceled", "expired"];
const status = fc.constantFrom(...PAYMENT_STATUSES);
const steps = fc.array(fc.record({ to: status, proven: fc.boolean() }), { maxLength: 40 });

/** Every status a payment goes through when these moves are asked for, illegal ones being refused. */
function walk(moves: readonly { to: PaymentStatus; proven: boolean }[]): { at: PaymentStatus; proven: boolean }[] {
  const path = [{ at: "requires_payment_method" as PaymentStatus, proven: false }];
  for (const { to, proven } of moves) {
    const here = path.at(-1)?.at ?? "requires_payment_method";
    if (mayMove(here, to, proven)) path.push({ at: to, proven });
  }
  return path;
}

describe("mayMove", () => {
  test("lets no path leave a final status but for proven money, and none leave success", () => {
    fc.assert(
      fc.property(steps, (moves) => {
        const path = walk(moves);
        const left = path.slice(0, -1).filter(({ at }) => FINAL.includes(at));
        const next = path.slice(1).filter((_, place) => FINAL.includes(path[place]?.at ?? "processing"));
        expect(left.map(({ at }) => at)).not.toContain("succeeded");
        expect(next).toEqual(left.map(() => ({ at: "succeeded", proven: true })));
      }),
      { numRuns: 2000 },
    );
  });

  test("lets nothing succeed without proof, and everything else succeed with it", () => {
    for (const from of PAYMENT_STATUSES) {
      expect(mayMove(from, "succeeded")).toBe(false);
      expect(mayMove(from, "succeeded", true)).toBe(from !== "succeeded");
    }
  });

  test("never stands still, so no change is told twice", () => {
    for (const from of PAYMENT_STATUSES) expect(mayMove(from, from, true)).toBe(false);
  });

  test("can reach an end from everywhere", () => {
    for (const from of PAYMENT_STATUSES) expect(FINAL.includes(from) || mayMove(from, "canceled")).toBe(true);
  });
});

describe("transition", async () => {
  const db = await testDb();
  const shop = await simulatedShop(db);

  test("writes status, timeline and outgoing event together, or nothing of them", async () => {
    const id = await shop.checkoutOf(10_000);
    const cancel = (fails: boolean) =>
      transact(shop.here, async (ctx) => {
        await transition(ctx, await lockPayment(ctx, id), {
          to: "canceled",
          type: "payment.canceled",
          detail: { note: "x" },
        });
        if (fails) throw new Error("later in the same transaction");
      });
    await expect(cancel(true)).rejects.toThrow("later");
    expect(await historyOf(db, id)).toMatchObject({ timeline: ["payment.created"], events: ["payment.created"] });
    await cancel(false);
    expect(await historyOf(db, id)).toMatchObject({
      payment: { status: "canceled" },
      timeline: ["payment.created", "payment.canceled"],
      events: ["payment.created", "payment.canceled"],
    });
  });

  test("refuses a move that doesn't exist and changes nothing", async () => {
    const id = await shop.checkoutOf(10_000);
    const jump = transact(shop.here, async (ctx) =>
      transition(ctx, await lockPayment(ctx, id), { to: "succeeded", type: "payment.succeeded" }),
    );
    await expect(jump).rejects.toMatchObject({ code: "conflict" });
    expect((await historyOf(db, id)).payment.status).toBe("requires_payment_method");
  });

  test.each([
    ["tenant", { tenantId: "ten_x" }],
    ["company", { companyId: "com_x" }],
    ["environment", { environment: "production" as const }],
    ["payer", { principal: { kind: "payer" as const, id: "pay_x", label: "", permissions: [], scopes: [] } }],
    ["application", { principal: { ...shop.here.principal, applicationId: "app_x" } }],
  ])("finds no payment for another %s", async (_, over) => {
    const id = await shop.checkoutOf(10_000);
    await expect(transact({ ...shop.here, ...over }, (ctx) => lockPayment(ctx, id))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
