import { describe, expect, test } from "vitest";
import { installSimulator } from "@/lib/integrations";
import { testDb, world } from "@/lib/testing";
import { enterCheckout } from "./enter-checkout";
import { listLastAttempts } from "./list-last-attempts";
import { selectMethod } from "./select-method";

const db = await testDb();
const { here, elsewhere, checkout } = await world(db);
await installSimulator(here);

/** A new checkout as its payer sees it. */
async function payer(over: object = {}) {
  const { data } = await checkout(over);
  const { searchParams } = new URL(data.checkoutUrl);
  const signed = { expires: searchParams.get("expires") ?? "", signature: searchParams.get("signature") ?? "" };
  const ctx = await enterCheckout({ paymentId: data.id, ...signed, now: new Date(), ip: null, requestId: "req_1" });
  return { ctx, paymentId: data.id, url: data.checkoutUrl };
}

describe("selectMethod", () => {
  test("sends the payer to the provider's page for a method that has one", async () => {
    const { ctx, paymentId } = await payer();
    const chosen = await selectMethod(ctx, { paymentId, method: "simulator.card" });
    expect(chosen.status).toBe("requires_action");
    expect(chosen.redirectUrl).toContain("/simulator/");
  });

  test("keeps the payer on the checkout for a method that is explained there", async () => {
    const { ctx, paymentId, url } = await payer();
    expect(await selectMethod(ctx, { paymentId, method: "simulator.bank_transfer" })).toMatchObject({
      redirectUrl: url,
    });
  });

  test("keeps the payer on the checkout, with the reason, when the provider refuses at once", async () => {
    const { ctx, paymentId, url } = await payer({ amount: 5023 });
    const chosen = await selectMethod(ctx, { paymentId, method: "simulator.card" });
    expect(chosen).toMatchObject({ status: "failed", redirectUrl: url });
    expect(chosen.code).toEqual(expect.any(String));
  });

  test("refuses a method that is not offered, naming the field", async () => {
    const { ctx, paymentId } = await payer();
    await expect(selectMethod(ctx, { paymentId, method: "simulator.gold" })).rejects.toMatchObject({
      code: "invalid_request",
      fields: { method: [expect.any(String)] },
    });
  });
});

describe("listLastAttempts", () => {
  test("names service and method of the newest attempt, and leaves out what nobody tried to pay", async () => {
    const tried = await payer();
    await selectMethod(tried.ctx, { paymentId: tried.paymentId, method: "simulator.card" });
    await selectMethod(tried.ctx, { paymentId: tried.paymentId, method: "simulator.bank_transfer" });
    const untouched = await payer();

    const found = await listLastAttempts(here, [tried.paymentId, untouched.paymentId]);
    expect([...found]).toEqual([[tried.paymentId, { provider: "Simulator", method: "Bank transfer" }]]);
    expect(await listLastAttempts(elsewhere.company, [tried.paymentId])).toEqual(new Map());
    expect(await listLastAttempts(here, [])).toEqual(new Map());
  });
});
