import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exponentOf } from "@/lib/kit/money";
import { type Http, ProviderRejected } from "../contract";
import paystack from ".";
import vectors from "./vectors.json";
import { declineOf, toCharge, toEvents, toWire } from "./wire";

const settings = { publicKey: "pk_test_example", secretKey: vectors.secret };
const at = new Date("2026-11-21T01:01:00Z");
const delivery = (body: string, signature: string) => ({
  raw: Buffer.from(body),
  headers: new Headers({ "x-paystack-signature": signature }),
  at,
  environment: "sandbox" as const,
});
const sign = (body: string) => createHmac("sha512", vectors.secret).update(body).digest("hex");
const silent: Http = () => Promise.reject(new Error("nobody is called"));
const read = (body: string) => paystack.callback.read(delivery(body, ""), settings, silent);

const transaction = {
  id: "1",
  domain: "test",
  status: "success",
  reference: "att_1",
  amount: "500000",
  requested_amount: "500000",
  fees: "17500",
  currency: "NGN",
  gateway_response: "Successful",
};

describe("a message of Paystack", () => {
  test("is genuine under the secret key, and means the money it names", async () => {
    expect(paystack.callback.verify(delivery(vectors.body, vectors.signature), settings)).toBe("genuine");
    expect(await read(vectors.body)).toEqual([
      {
        kind: "charge",
        id: "topup-1001:success",
        environment: "sandbox",
        reference: "topup-1001",
        providerId: "topup-1001",
        status: "succeeded",
        money: { amount: 500_000n, currency: "NGN" },
        fee: { amount: 17_500n, currency: "NGN" },
      },
    ]);
  });

  test.each(vectors.mustFail)("is forged: $why", ({ body = vectors.body, signature = vectors.signature }) => {
    expect(paystack.callback.verify(delivery(body, signature), settings)).toBe("forged");
  });

  test("names a refund of ours by our reference, and one made at Paystack's desk by its id alone", () => {
    const data = {
      id: "18446744073709551615",
      status: "processed",
      domain: "live",
      transaction_reference: "att_1",
      amount: "100000",
      currency: "NGN",
    };
    const [ours] = toEvents({ event: "refund.processed", data: { ...data, merchant_note: "ref_1" } });
    expect(ours).toMatchObject({
      kind: "refund",
      environment: "production",
      refundReference: "ref_1",
      providerRefundId: "18446744073709551615",
      status: "succeeded",
      money: { amount: 100_000n, currency: "NGN" },
    });
    const [theirs] = toEvents({ event: "refund.failed", data: { ...data, status: "failed", merchant_note: "Sorry!" } });
    expect(theirs).toMatchObject({ refundReference: null, status: "failed" });
    expect(toEvents({ event: "refund.processed", data: { ...data, id: undefined } })).toEqual([]);
  });

  test.each([
    ["charge.dispute.create", null, "opened"],
    ["charge.dispute.resolve", "declined", "won"],
    ["charge.dispute.resolve", "merchant-accepted", "lost"],
  ])("%s with resolution %s is a dispute that is %s", (event, resolution, status) => {
    const data = {
      id: "42",
      domain: "test",
      resolution,
      refund_amount: "1000",
      transaction: { reference: "att_1", amount: "2000", currency: "NGN" },
    };
    expect(toEvents({ event, data })).toMatchObject([{ kind: "dispute", status, money: { amount: 1000n } }]);
  });

  test.each(["transfer.success", "charge.dispute.remind", "subscription.create"])("%s means nothing here", (event) => {
    expect(toEvents({ event, data: { anything: true } })).toEqual([]);
  });

  test("whatever it is, is judged without throwing, and read or refused by a known error", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), mangled(vectors.body)), fc.string(), (body, signature) => {
        expect(paystack.callback.verify(delivery(body, Buffer.from(signature).toString("hex")), settings)).toBe(
          "forged",
        );
        expect(paystack.callback.verify(delivery(body, sign(body)), settings)).toBe("genuine");
        expect(outcomeOf(() => read(body))).toMatch(/^(?:read|SyntaxError|ZodError|RangeError)$/);
      }),
    );
  });
});

describe("money", () => {
  test.each([
    ["NGN", 500_000n, 500_000],
    ["ZAR", 1999n, 1999],
    ["KES", 10_000n, 10_000],
    ["XOF", 500n, 50_000],
  ])("is sent in hundredths of %s: %s is %i", (currency, amount, wire) => {
    expect(toWire({ amount, currency })).toBe(wire);
  });

  test("comes back as it was sent, to the largest amount", () => {
    const currency = fc.constantFrom("NGN", "GHS", "ZAR", "KES", "USD", "XOF");
    fc.assert(
      fc.property(currency, fc.bigInt(1n, 999_999_999_999n), (currency, amount) => {
        const told = { ...transaction, currency, amount: String(toWire({ amount, currency })), requested_amount: null };
        expect(toCharge(told).money).toEqual({ amount, currency });
        expect(exponentOf(currency)).toBeLessThanOrEqual(2);
      }),
    );
  });

  test("that is finer than the currency is refused, not rounded", () => {
    expect(() => toCharge({ ...transaction, currency: "XOF", amount: "50050", requested_amount: "50050" })).toThrow(
      RangeError,
    );
  });

  test("is what was asked for when the payer bears the fee, and the fee then costs the shop nothing", () => {
    expect(toCharge({ ...transaction, amount: "517500" })).toMatchObject({
      money: { amount: 500_000n },
      fee: { amount: 0n },
    });
  });

  test("that fell short is told as what was received", () => {
    expect(toCharge({ ...transaction, amount: "400000" })).toMatchObject({
      money: { amount: 500_000n },
      received: { amount: 400_000n, currency: "NGN" },
    });
  });
});

describe("a charge", () => {
  test.each([
    ["success", "succeeded"],
    ["failed", "failed"],
    ["abandoned", "pending"],
    ["ongoing", "processing"],
    ["queued", "processing"],
    ["reversed", "failed"],
    ["something new", "processing"],
  ])("that is %s is %s to us", (status, ours) => {
    expect(toCharge({ ...transaction, status }).status).toBe(ours);
  });

  test.each([
    ["Insufficient Funds", "soft", "insufficient_funds"],
    ["Card reported stolen", "hard", "risk"],
    ["Expired Card", "hard", "invalid_card"],
    ["Do Not Honor", "soft", "do_not_honour"],
    ["Declined", "soft", "declined"],
  ])("declined with %s is a %s decline, %s", (said, kind, code) => {
    expect(declineOf(said)).toEqual({ class: kind, code, rawCode: said });
  });

  test("whose start was answered into the void is found again, without its page", async () => {
    const twice: Http = () =>
      Promise.reject(new ProviderRejected("http_400", 400, { code: "duplicate_reference", message: "Duplicate" }));
    expect(await paystack.start(twice, order({}), settings)).toEqual({ providerId: "att_1", redirectUrl: null });
  });

  test.each([
    ["ada@example.com", "ada@example.com"],
    [null, "att-1@example.com"],
  ])("of a payer with the address %s is started with %s", async (email, sent) => {
    const asked: unknown[] = [];
    const answer = { data: { authorization_url: "https://checkout.paystack.com/x", reference: "att_1" } };
    const http: Http = async (_, init) => {
      asked.push(init?.body);
      return answer;
    };
    await paystack.start(http, order({ email }), settings);
    expect(asked).toMatchObject([{ email: sent, amount: 500_000, currency: "NGN", reference: "att_1" }]);
  });

  test("whose page is no https address is not started", async () => {
    const http: Http = async () => ({ data: { authorization_url: "javascript:alert(1)", reference: "att_1" } });
    await expect(paystack.start(http, order({}), settings)).rejects.toThrow();
  });
});

test("a refund whose answer was lost is found by our reference among those of its charge", async () => {
  const rows = [
    { id: 7, status: "processed", merchant_note: "ref_2" },
    { id: 8, status: "pending", merchant_note: "ref_1" },
  ];
  const http: Http = async (path) =>
    path.startsWith("/refund")
      ? JSON.stringify({ data: rows })
      : '{"data":{"id":18446744073709551615,"domain":"test","status":"success","reference":"att_1","amount":1,"currency":"NGN"}}';
  const asked = { providerId: "att_1", reference: "att_1", money: { amount: 1n, currency: "NGN" }, reason: "" };
  const find = (refundReference: string) =>
    paystack.fetchRefund?.(http, { ...asked, refundReference, providerRefundId: null }, settings);
  expect(await find("ref_1")).toEqual({ providerId: "8", status: "pending" });
  expect(await find("ref_3")).toBeNull();
});

test("keys of the other mode are refused on each field", () => {
  const live = { publicKey: "pk_live_a", secretKey: "sk_live_a" };
  expect(paystack.judge?.(live, "production")).toEqual({});
  expect(Object.keys(paystack.judge?.(live, "sandbox") ?? {})).toEqual(["publicKey", "secretKey"]);
});

const order = ({ email = null }: { email?: string | null }) => ({
  reference: "att_1",
  method: "checkout",
  label: "Order 1",
  money: { amount: 500_000n, currency: "NGN" },
  returnUrl: "https://pay.example/pay/pay_1",
  callbackUrl: "https://pay.example/api/callbacks/int_1",
  embedUrl: "https://pay.example/pay/pay_1/embed",
  payer: { name: null, email },
  expiresAt: at,
  environment: "sandbox" as const,
});

const mangled = (body: string) =>
  fc
    .tuple(fc.nat(body.length - 1), fc.string({ maxLength: 3 }))
    .map(([at, put]) => body.slice(0, at) + put + body.slice(at + 1));

function outcomeOf(run: () => unknown): string {
  try {
    run();
    return "read";
  } catch (error) {
    return error instanceof Error ? error.constructor.name.replace("$", "") : "thrown";
  }
}
