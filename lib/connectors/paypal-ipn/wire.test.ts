import { describe, expect, test } from "vitest";
import type { Delivery, Http, TransferEvent } from "../contract";
import { messages } from "./fixtures";
import connector from "./index";
import vectors from "./vectors.json";

const FORM = "application/x-www-form-urlencoded";
const chosen = { paymentTypes: ["mass_pay", "send_money"], addresses: ["billing@example.test"] };
const settings = connector.settings.parse(chosen);
const at = new Date("2026-11-21T12:00:00Z");

const delivery = (body: string | Uint8Array, headers: Record<string, string> = { "content-type": FORM }): Delivery => ({
  raw: typeof body === "string" ? Buffer.from(body, "latin1") : body,
  headers: new Headers(headers),
  at,
  environment: "sandbox",
});
const noHttp: Http = () => Promise.reject(new Error("nothing is asked here"));
const read = async (body: string, as: unknown = settings) =>
  (await connector.callback.read(delivery(body), as, noHttp)) as TransferEvent[];
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const payment = {
  txn_type: "send_money",
  txn_id: "1",
  payment_status: "Completed",
  mc_gross: "25.00",
  mc_currency: "EUR",
  receiver_email: "Billing@Example.test",
  payer_email: "Ada@Example.test",
};

test("the recorded notifications are those of the vectors", () => {
  expect(Object.values(messages)).toEqual([
    vectors.send_money.received_body,
    vectors.masspay.received_body,
    vectors.reversal.received_body,
  ]);
});

describe("what a notification says", () => {
  test("is read in the charset it names", async () => {
    expect(await read(messages.sendMoney)).toEqual([
      {
        kind: "transfer",
        id: "8XY12345AB678901C:completed",
        environment: "sandbox",
        isVerified: true,
        providerId: "8XY12345AB678901C",
        type: "send_money",
        status: "succeeded",
        payerEmail: "juergen@example.test",
        payerName: "Jürgen Müller",
        receivers: ["billing@example.test"],
        money: { amount: 2_500n, currency: "EUR" },
        fee: { amount: 103n, currency: "EUR" },
      },
    ]);
  });

  test("is, of a mass payment, only what came to us", async () => {
    const told = await read(messages.massPay);
    expect(told).toMatchObject([
      {
        providerId: "1AA11111BB222222C",
        type: "mass_pay",
        status: "succeeded",
        payerEmail: "partner@example.test",
        receivers: ["billing@example.test"],
        money: { amount: 12_000n, currency: "USD" },
        fee: { amount: 25n, currency: "USD" },
      },
    ]);
    const other = connector.settings.parse({ ...chosen, addresses: ["other@example.test"] });
    expect(await read(messages.massPay, other)).toMatchObject([{ providerId: "2AA11111BB222222C", status: "pending" }]);
  });

  test("is one refused payment when a mass payment had nothing for us", async () => {
    const nobody = connector.settings.parse({ ...chosen, addresses: ["nobody@example.test"] });
    const told = await read(messages.massPay, nobody);
    expect(told.map((one) => connector.accepts?.(one, nobody))).toEqual(["wrong_receiver"]);
  });

  test("is read from a receiver's mass payment, which has no numbers", async () => {
    const fields = { ...payment, txn_type: "masspay", masspay_txn_id: "9M", status: "Completed" };
    expect(await read(form(fields))).toMatchObject([{ id: "9M:completed", type: "mass_pay", status: "succeeded" }]);
    expect(await read(form({ ...payment, txn_type: "masspay" }))).toMatchObject([
      { providerId: "1", type: "mass_pay" },
    ]);
  });

  test("names the first transaction when money goes back, and how much as a positive sum", async () => {
    const [told] = await read(messages.reversal);
    expect(told).toMatchObject({
      id: "9ZZ12345AB678901D:reversed",
      providerId: "8XY12345AB678901C",
      status: "reversed",
      money: { amount: 2_500n, currency: "EUR" },
      fee: { amount: 103n, currency: "EUR" },
    });
    expect(told && connector.accepts?.(told, settings)).toBeNull();
  });

  test.each([
    ["Completed", "succeeded"],
    ["Processed", "succeeded"],
    ["Pending", "pending"],
    ["In-Progress", "pending"],
    ["Failed", "failed"],
    ["Denied", "failed"],
    ["Voided", "failed"],
    ["Refunded", "refunded"],
    ["Partially_Refunded", "refunded"],
    ["Reversed", "reversed"],
    ["Canceled_Reversal", "restored"],
    ["Canceled-Reversal", "restored"],
  ])("%s means %s", async (word, status) => {
    expect(await read(form({ ...payment, payment_status: word }))).toMatchObject([{ status }]);
  });

  test("has one id for each status of one transaction, so that pending money is credited when it completes", async () => {
    const ids = await Promise.all(
      ["Pending", "Completed", "Completed"].map(
        async (word) => (await read(form({ ...payment, payment_status: word })))[0]?.id,
      ),
    );
    expect(ids).toEqual(["1:pending", "1:completed", "1:completed"]);
  });

  test("is nothing when it is about no money, and unreadable when it is about money we can't read", async () => {
    expect(await read("txn_type=new_case&case_id=PP-1&payer_email=a%40example.test")).toEqual([]);
    await expect(async () => read(form({ ...payment, payment_status: "Unheard" }))).rejects.toThrow(TypeError);
    await expect(async () => read(form({ ...payment, mc_gross: "a lot" }))).rejects.toThrow(TypeError);
    await expect(async () => read(form({ ...payment, mc_currency: "XXY" }))).rejects.toThrow(TypeError);
  });

  test.each([
    ["JPY", "500", 500n],
    ["JPY", "500.00", 500n],
    ["HUF", "500", 50_000n],
    ["TWD", "500", 50_000n],
    ["USD", "0.07", 7n],
  ])("counts %s %s exactly", async (mc_currency, mc_gross, amount) => {
    expect(await read(form({ ...payment, mc_currency, mc_gross }))).toMatchObject([{ money: { amount } }]);
  });

  test("names the environment only where the message says it is a test", async () => {
    expect((await read(form(payment)))[0]).not.toHaveProperty("environment");
    expect(await read(form({ ...payment, test_ipn: "1" }))).toMatchObject([{ environment: "sandbox" }]);
  });
});

describe("what may be credited", () => {
  const judged = async (over: Record<string, string>, as: unknown = settings) => {
    const [told] = await read(form({ ...payment, ...over }));
    return told && connector.accepts?.(told, as);
  };

  test("is money to one of our addresses, in any case of letters", async () => {
    expect(await judged({})).toBeNull();
    expect(await judged({ receiver_email: "primary@example.test", business: "BILLING@example.test" })).toBeNull();
  });

  test("is not what went to somebody else, was sent another way, or went out", async () => {
    expect(await judged({ receiver_email: "thief@example.test" })).toBe("wrong_receiver");
    expect(await judged({ receiver_email: "" })).toBe("wrong_receiver");
    expect(await judged({ txn_type: "web_accept" })).toBe("type_not_enabled");
    const massOnly = connector.settings.parse({ ...chosen, paymentTypes: ["mass_pay"] });
    expect(await judged({}, massOnly)).toBe("type_not_enabled");
    expect(await judged({ mc_gross: "-25.00" })).toBe("no_money_came");
    expect(await judged({ mc_gross: "0.00" })).toBe("no_money_came");
  });
});

describe("the settings", () => {
  test("ask for one payment type and one address at least, and verify unless told otherwise", () => {
    expect(settings).toMatchObject({ verifyTransaction: true });
    for (const wrong of [
      { paymentTypes: [] },
      { addresses: [] },
      { addresses: ["nobody"] },
      { paymentTypes: ["cash"] },
    ])
      expect(connector.settings.safeParse({ ...chosen, ...wrong }).success).toBe(false);
  });
});

test("it starts nothing and knows of no charge", async () => {
  expect(connector.methods).toEqual([]);
  const charge = { providerId: null, reference: "att_1", money: { amount: 1n, currency: "EUR" } };
  expect(await connector.fetch(noHttp, charge, settings)).toBeNull();
});
