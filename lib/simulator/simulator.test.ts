import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ProviderRejected, ProviderUnknown } from "@/lib/connectors/contract";
import { Charge, toEvent } from "@/lib/connectors/simulator/wire";
import { testDb } from "@/lib/testing";
import { simulatedShop } from "@/lib/testing/simulated-shop";
import { decideCharge } from "./decide-charge";
import { simulatorDoor } from "./door";
import { openTestPage } from "./open-test-page";
import { outcomeChosen, TRIGGERS, triggeredBy } from "./outcomes";
import { CHOICES } from "./schema";
import { readTestToken, testPageUrl } from "./token";

const db = await testDb();
const shop = await simulatedShop(db);
const http = simulatorDoor(shop.here, shop.simulator.id);
let count = 0;
const order = (over: object = {}) => ({
  reference: `att_${count++}`,
  method: "card",
  label: "Order",
  amount: "10000",
  currency: "USD",
  return_url: "http://localhost:3000/pay/x",
  ...over,
});
const create = (body: object) =>
  http("/charges", { method: "POST", body }) as Promise<{ id: string; url: string; status: string }>;
const linkOf = (url: string) => {
  const { pathname, searchParams } = new URL(url);
  return {
    chargeId: pathname.split("/").at(-1) ?? "",
    token: searchParams.get("token") ?? "",
    now: shop.here.now,
    requestId: "req_test",
  };
};

describe("the simulated provider", () => {
  test("makes one charge for one reference, however often and at how many places it is asked", async () => {
    const body = order();
    const all = await Promise.all(Array.from({ length: 10 }, () => create(body)));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  });

  test("keeps the charges of another integration, company or environment to itself", async () => {
    const { id } = await create(order());
    await expect(simulatorDoor(shop.here, "int_other")(`/charges/${id}`)).rejects.toBeInstanceOf(ProviderRejected);
    for (const place of Object.values(shop.elsewhere)) {
      await expect(simulatorDoor(place, shop.simulator.id)(`/charges/${id}`)).rejects.toBeInstanceOf(ProviderRejected);
    }
  });

  test.each([
    ["amount", { amount: "0" }],
    ["amount", { amount: "1.5" }],
    ["currency", { currency: "usd" }],
    ["method", { method: "cash" }],
    ["address", { return_url: "nowhere" }],
  ])("refuses a charge with a bad %s: %j", async (_, over) => {
    await expect(create(order(over))).rejects.toBeInstanceOf(ProviderRejected);
  });

  test("swallows the answer to 9001 and stays silent until it has settled", async () => {
    const body = order({ amount: "9001" });
    await expect(create(body)).rejects.toBeInstanceOf(ProviderUnknown);
    const path = `/charges?reference=${body.reference}`;
    await expect(http(path)).rejects.toBeInstanceOf(ProviderUnknown);
    expect(await simulatorDoor(shop.at(5), shop.simulator.id)(path)).toMatchObject({
      charges: [{ status: "approved", amount: "9001" }],
    });
  });

  test("gives back an approved charge in parts, never more than was paid", async () => {
    const { id, url } = await create(order());
    const refund = (amount: string, reference = randomUUID()) =>
      http(`/charges/${id}/refunds`, { method: "POST", body: { reference, amount, currency: "USD" } });
    await expect(refund("1")).rejects.toMatchObject({ code: "not_refundable" });
    await decideCharge({ ...linkOf(url), choice: "approve" });
    await refund("6000");
    const both = await Promise.allSettled([refund("4000"), refund("4000")]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("gives back once for one reference, finds it by that, and knows none it was not asked for", async () => {
    const { id, url } = await create(order());
    await decideCharge({ ...linkOf(url), choice: "approve" });
    const refund = (amount: string) =>
      http(`/charges/${id}/refunds`, { method: "POST", body: { reference: "ref_1", amount, currency: "USD" } });
    const made = await Promise.all(Array.from({ length: 20 }, () => refund("6000")));
    for (const one of made) expect(one).toEqual(made[0]);
    await expect(refund("1")).rejects.toMatchObject({ code: "not_refundable" });
    expect(await http(`/charges/${id}/refunds?reference=ref_1`)).toEqual({ refunds: [made[0]] });
    expect(await http(`/charges/${id}/refunds?reference=ref_2`)).toEqual({ refunds: [] });
  });

  test("does not cancel what was approved", async () => {
    const { id, url } = await create(order());
    await decideCharge({ ...linkOf(url), choice: "approve" });
    expect(await http(`/charges/${id}/cancel`, { method: "POST" })).toMatchObject({ status: "approved" });
  });

  test.each([["/nothing"], ["/charges/x/y"], ["/charges/sim_x"], ["/account/x"]])(
    "answers %s with a refusal",
    async (path) => {
      await expect(http(path)).rejects.toBeInstanceOf(ProviderRejected);
    },
  );
});

describe("outcomes", () => {
  test("follow the amount in minor units, and any other amount approves", () => {
    expect([...TRIGGERS.keys()].map(Number)).toEqual([2005, 2008, 2012, 3016, 4018, 5023, 9001, 9002]);
    expect([1n, 2004n, 20_050n, 10_000n].map(triggeredBy)).toEqual(["approve", "approve", "approve", "approve"]);
  });

  test("follow the choice, which wins over the amount", () => {
    for (const { id } of CHOICES)
      if (id !== "amount") expect(outcomeChosen(id, 2005n)).toBe(outcomeChosen(id, 10_000n));
    expect(outcomeChosen("amount", 4018n)).toBe("risk");
  });
});

describe("the test page", () => {
  test("opens with the token of its charge and shows what is paid", async () => {
    const { url } = await create(order({ label: "Order 7" }));
    expect(await openTestPage(linkOf(url))).toMatchObject({
      label: "Order 7",
      amount: 10_000n,
      currencyCode: "USD",
      isDecided: false,
    });
  });

  test("does not open with any character of the token or the id changed", async () => {
    const { url } = await create(order());
    const link = linkOf(url);
    const bend = (text: string, place: number) =>
      text.slice(0, place) + (text[place] === "a" ? "b" : "a") + text.slice(place + 1);
    for (let place = 0; place < link.token.length; place++) {
      await expect(openTestPage({ ...link, token: bend(link.token, place) })).rejects.toMatchObject({
        code: "not_found",
      });
    }
    const other = linkOf((await create(order())).url);
    await expect(openTestPage({ ...link, chargeId: other.chargeId })).rejects.toMatchObject({ code: "not_found" });
    await expect(decideCharge({ ...link, token: other.token, choice: "approve" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("counts the first choice, of many at once too", async () => {
    const { id, url } = await create(order());
    const choices = ["soft_decline", "approve", "hard_decline", "cancel"] as const;
    await Promise.all(choices.map((choice) => decideCharge({ ...linkOf(url), choice })));
    const first = await http(`/charges/${id}`);
    await decideCharge({ ...linkOf(url), choice: "approve" });
    expect(await http(`/charges/${id}`)).toEqual(first);
    const jobs = await db.owner`select payload from graphile_worker._private_jobs where payload->>'chargeId' = ${id}`;
    expect(jobs).toHaveLength(1);
  });

  test("has an address that says where the charge lives to nobody but us", () => {
    const url = new URL(testPageUrl("sim_1", { tenantId: "ten_1", companyId: "com_1" }));
    const token = url.searchParams.get("token") ?? "";
    expect(readTestToken("sim_1", token)).toEqual({ tenantId: "ten_1", companyId: "com_1" });
    expect(readTestToken("sim_1", token.replace("ten_1", "ten_2"))).toBeNull();
    expect(readTestToken("sim_2", token)).toBeNull();
  });
});

test("a payer who pays less is approved for what came, and gets back no more than that", async () => {
  const { id, url } = await create(order());
  await decideCharge({ ...linkOf(url), choice: "underpay" });
  const charge = await http(`/charges/${id}`);
  expect(charge).toMatchObject({ status: "approved", amount: "10000", received: "9000" });
  expect(toEvent(Charge.parse(charge))).toMatchObject({ money: { amount: 10_000n }, received: { amount: 9_000n } });
  const body = { reference: "r", amount: "9001", currency: "USD" };
  await expect(http(`/charges/${id}/refunds`, { method: "POST", body })).rejects.toMatchObject({ code: "too_much" });
});
