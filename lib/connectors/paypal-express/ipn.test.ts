import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Delivery, Http } from "../contract";
import { ProviderUnknown } from "../contract";
import { fromWire, toWire } from "./amounts";
import connector from "./index";
import { SETTINGS } from "./local-nvp";
import vectors from "./vectors.json";

const token = "EC-1NK66318YB717835M";
const reference = "att_0190f0c0a00070008000000000001234";
const settings = connector.settings.parse(SETTINGS);
const noHttp: Http = () => Promise.reject(new Error("nothing is asked"));
const { callback } = connector;

const payment = {
  ...{ invoice: reference, custom: token, txn_id: "8RM57414KW761861W", payment_status: "Completed" },
  ...{ mc_gross: "25.00", mc_fee: "1.03", mc_currency: "USD", receiver_email: "Billing@Example.test", test_ipn: "1" },
};
const delivery = (body: string | Uint8Array): Delivery => ({
  ...{ raw: Buffer.from(body), headers: new Headers(), at: new Date(), environment: "sandbox" },
});
const told = (over: object) => delivery(new URLSearchParams({ ...payment, ...over }).toString());
const read = async (over: object) => (await callback.read(told(over), settings, noHttp))[0];

describe("a notification about a checkout", () => {
  test("is asked about with the very bytes that came, at the host of notifications", async () => {
    const asked: unknown[] = [];
    const http: Http = async (path, init) => {
      asked.push(path, init?.at, init?.text?.content);
      return "VERIFIED";
    };
    const raw = `${new URLSearchParams(payment)}&memo=J%FCrgen&x=%7e`;
    expect(await callback.confirm?.(http, delivery(raw), settings)).toBe(true);
    expect(asked).toEqual(["/cgi-bin/webscr", "ipn", `cmd=_notify-validate&${raw}`]);
  });

  test("is believed after VERIFIED alone, and asked about again when PayPal says neither word", async () => {
    const say = (answer: unknown) => callback.confirm?.(async () => answer, told({}), settings);
    expect([await say("VERIFIED"), await say("INVALID")]).toEqual([true, false]);
    for (const answer of ["verified", "<html>", {}]) await expect(say(answer)).rejects.toThrow(ProviderUnknown);
  });

  test("about somebody else's account is not ours, though PayPal would vouch for it", async () => {
    expect(await callback.confirm?.(noHttp, told({ receiver_email: "thief@example.test" }), settings)).toBe(false);
    expect(await callback.confirm?.(noHttp, told({ receiver_email: "" }), settings)).toBe(false);
  });

  test.each([
    ["Completed", "succeeded"],
    ["Completed-Funds-Held", "succeeded"],
    ["Pending", "processing"],
    ["In-Progress", "processing"],
    ["Failed", "failed"],
    ["Denied", "failed"],
    ["Voided", "canceled"],
    ["Expired", "canceled"],
  ])("%s means %s, under the token's id", async (payment_status, status) => {
    const money = { amount: 2_500n, currency: "USD" };
    const said = {
      kind: "charge",
      id: `${token}:${status}`,
      reference,
      providerId: token,
      status,
      money,
      environment: "sandbox",
    };
    expect(await read({ payment_status })).toMatchObject(said);
  });

  test("tells of money that went back: refunds, and disputes under the first transaction's id", async () => {
    const back = { txn_id: "1CX", parent_txn_id: "8RM57414KW761861W", mc_gross: "-10.00", mc_fee: "-0.29" };
    const money = { amount: 1_000n, currency: "USD" };
    const refund = { kind: "refund", providerRefundId: "1CX", reference, providerId: token, money };
    expect(await read({ ...back, payment_status: "Refunded" })).toMatchObject(refund);
    const dispute = { kind: "dispute", disputeId: "8RM57414KW761861W", money };
    expect(await read({ ...back, payment_status: "Reversed" })).toMatchObject({ ...dispute, status: "opened" });
    expect(await read({ ...back, payment_status: "Canceled_Reversal" })).toMatchObject({ ...dispute, status: "won" });
  });

  test("that names no payment of ours says nothing", async () => {
    for (const over of [{ invoice: "" }, { custom: "company:7" }, { txn_id: "" }, { mc_gross: "" }])
      expect(await read(over)).toBeUndefined();
  });

  test("never makes judging throw, whatever the bytes are", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array(),
          fc.string().map((text) => Buffer.from(`${new URLSearchParams({ ...payment, mc_gross: text })}`)),
        ),
        async (raw) => {
          expect(["ask", "forged"]).toContain(callback.verify(delivery(raw), settings));
          await Promise.resolve()
            .then(() => callback.read(delivery(raw), settings, noHttp))
            .catch((error: unknown) => expect(error).toBeInstanceOf(Error));
        },
      ),
    );
  });
});

describe("amounts", () => {
  test.each(vectors.money)(
    "$provider writes $decimal $currency as $wire, and reads it back",
    ({ currency, decimal, wire }) => {
      const money = fromWire(decimal, currency);
      expect(toWire(money)).toBe(wire);
      expect(fromWire(String(wire), currency)).toEqual(money);
    },
  );

  test("of any size come back as they were", () => {
    const currencies = fc.constantFrom("USD", "EUR", "JPY");
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 999_999_999_999n }), currencies, (amount, currency) => {
        expect(fromWire(toWire({ amount, currency }), currency)).toEqual({ amount, currency });
      }),
    );
  });
});

describe("the settings", () => {
  const rest = { clientId: "A", clientSecret: "B", webhookId: "1JE" };

  test("take all of the second generation or nothing", () => {
    const takes = (more: object) => connector.settings.safeParse({ ...SETTINGS, ...more }).success;
    expect([takes({}), takes(rest), takes({ clientId: "A", clientSecret: "B" })]).toEqual([true, true, true]);
    for (const more of [{ clientId: "A" }, { clientSecret: "B" }, { webhookId: "1JE" }, { ...rest, webhookId: "a b" }])
      expect(takes(more)).toBe(false);
  });

  test("all of the first generation are needed", () => {
    for (const name of Object.keys(SETTINGS))
      expect(connector.settings.safeParse({ ...SETTINGS, [name]: "" }).success).toBe(false);
  });
});
