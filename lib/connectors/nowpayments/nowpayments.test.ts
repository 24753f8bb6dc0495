import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Http, ProviderRejected, ProviderUnknown } from "../contract";
import nowpayments from ".";
import { canonical, judgeSignature, olderCanonical } from "./signature";
import vectors from "./vectors.json";
import { declineOf, Payment, toCharge, toMinor, toWire } from "./wire";

const settings = { apiKey: "NOW-EXAMPLE", ipnKey: "nowpayments-ipn-secret-example" };
const delivery = (body: string) => ({
  raw: Buffer.from(body),
  headers: new Headers(),
  at: new Date("2026-11-21T01:01:00Z"),
  environment: "sandbox" as const,
});
const hmac = (text: string) => createHmac("sha512", settings.ipnKey).update(text).digest("hex");
const silent: Http = () => Promise.reject(new Error("nobody is called"));
const read = (body: string) => nowpayments.callback.read(delivery(body), settings, silent);
const [nested] = vectors;
if (!nested?.legacy) throw new Error("no vector");
const { body: finished, legacy } = nested;

const payment = {
  payment_id: "1",
  payment_status: "finished",
  price_amount: "25",
  price_currency: "USD",
  order_id: "att_1",
  invoice_id: "2",
};

describe("the signature", () => {
  test.each(vectors)(
    "of $signature is over the message in order of its keys",
    ({ secret, body, signature, ...told }) => {
      expect(canonical(JSON.parse(body))).toBe(told.canonical);
      expect(judgeSignature(Buffer.from(body), signature, ` ${secret}\n`)).toBe("genuine");
      expect(judgeSignature(Buffer.from(JSON.stringify(JSON.parse(body), null, 2)), signature, secret)).toBe("genuine");
    },
  );

  test("of the older documentation leaves the message to be asked about", () => {
    expect(olderCanonical(JSON.parse(finished))).toBe(legacy.canonical);
    expect(judgeSignature(Buffer.from(finished), legacy.signature, settings.ipnKey)).toBe("ask");
    const other = { order_id: "att_1", extra: { price_amount: 25 } };
    const older = hmac(olderCanonical(other));
    expect(judgeSignature(Buffer.from(JSON.stringify(other)), older, settings.ipnKey)).toBe("forged");
  });

  test.each(["", "null", "[]", "25", '{"a":', `${"[".repeat(100_000)}${"]".repeat(100_000)}`, "\ud800"])(
    "of no message is forged, without a throw",
    (body) => {
      expect(judgeSignature(Buffer.from(body), hmac(body), settings.ipnKey)).toBe("forged");
    },
  );

  test("of any message is one thing whatever the order its keys came in, and breaks with any value", () => {
    const entry = fc.tuple(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ([key]) => key, minLength: 1 }), (entries) => {
        const there = JSON.stringify(Object.fromEntries(entries));
        const back = JSON.stringify(Object.fromEntries(entries.toReversed()));
        const signature = hmac(canonical(JSON.parse(there)));
        expect(judgeSignature(Buffer.from(back), signature, settings.ipnKey)).toBe("genuine");
        const [first] = entries;
        const changed = JSON.stringify({ ...JSON.parse(there), [first?.[0] ?? ""]: "something else entirely" });
        expect(judgeSignature(Buffer.from(changed), signature, settings.ipnKey)).toBe("forged");
      }),
    );
  });
});

describe("a message", () => {
  test("that is finished has paid the invoice it names", async () => {
    expect(await read(finished)).toEqual([
      {
        kind: "charge",
        id: "5745459419:finished:25.1375",
        reference: "topup-1001",
        providerId: "4522625843",
        status: "succeeded",
        money: { amount: 2500n, currency: "USD" },
        fee: null,
      },
    ]);
  });

  test.each([
    ["waiting", "pending"],
    ["confirming", "processing"],
    ["confirmed", "processing"],
    ["sending", "processing"],
    ["finished", "succeeded"],
    ["partially_paid", "processing"],
    ["failed", "failed"],
    ["refunded", "failed"],
    ["expired", "canceled"],
    ["cancelled", "canceled"],
    ["something new", "processing"],
  ])("of %s is %s to us", (payment_status, status) => {
    expect(toCharge({ ...payment, payment_status }).status).toBe(status);
  });

  test("of too few coins, or of coins on top, tells what came and settles nothing", () => {
    const short = { ...payment, payment_status: "partially_paid", pay_amount: "25.1375", actually_paid: "10" };
    expect(toCharge(short)).toMatchObject({ status: "processing", received: { amount: 994n, currency: "USD" } });
    const more = { ...payment, parent_payment_id: "9", pay_amount: "10", actually_paid: "10" };
    expect(toCharge(more)).toMatchObject({ status: "processing", received: { amount: 2500n, currency: "USD" } });
    expect(toCharge({ ...short, pay_amount: "0" }).received).toEqual({ amount: 0n, currency: "USD" });
  });

  test("whose price has a digit too many is not read as the price without it", async () => {
    const body = finished.replace('"price_amount":25', '"price_amount":25.000000000000001');
    expect(JSON.parse(body).price_amount).toBe(25);
    expect(() => read(body)).toThrow(RangeError);
  });

  test("whatever it is, is read or refused by a known error", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), mangled(finished)), (body) => {
        expect(outcomeOf(() => read(body))).toMatch(/^(?:read|SyntaxError|ZodError|RangeError)$/);
      }),
    );
  });
});

describe("amounts", () => {
  test.each([
    ["25", "USD", 2500n],
    ["25.10", "USD", 2510n],
    ["2.51e1", "USD", 2510n],
    ["500", "JPY", 500n],
    ["1.230", "KWD", 1230n],
    ["1e-7", "USD", null],
    ["25.001", "USD", null],
    ["-25", "USD", null],
    ["1e999", "USD", null],
  ])("%s %s is %s minor units", (literal, currency, minor) => {
    expect(toMinor(literal, currency)).toBe(minor);
  });

  test("go out as a number and come back to the last digit, to the largest", () => {
    fc.assert(
      fc.property(fc.constantFrom("USD", "JPY", "KWD"), fc.bigInt(1n, 999_999_999_999n), (currency, amount) => {
        expect(toMinor(JSON.stringify(toWire({ amount, currency })), currency)).toBe(amount);
      }),
    );
  });
});

describe("what the older signature leaves open", () => {
  const ask = (answer: () => Promise<unknown>) => nowpayments.callback.confirm?.(answer, delivery(finished), settings);
  const found = JSON.parse(finished);

  test("is believed when the payment reads the same at NOWPayments, its id as text and its numbers spelled otherwise", async () => {
    const same = JSON.stringify({ ...found, payment_id: "5745459419" }).replace(
      '"price_amount":25,',
      '"price_amount":25.0,',
    );
    expect(await ask(async () => same)).toBe(true);
  });

  test.each([
    ["price", { price_amount: 250 }],
    ["status", { payment_status: "partially_paid" }],
    ["order", { order_id: "topup-1002" }],
    ["coins", { actually_paid: 1 }],
  ])("is not believed with another %s", async (_, other) => {
    expect(await ask(async () => JSON.stringify({ ...found, ...other }))).toBe(false);
  });

  test("is not believed about a payment nobody knows, and asked again when nobody answers", async () => {
    expect(await ask(() => Promise.reject(new ProviderRejected("http_404", 404, null)))).toBe(false);
    await expect(ask(() => Promise.reject(new ProviderUnknown("timeout")))).rejects.toThrow(ProviderUnknown);
  });
});

test("an invoice that is too small says so", () => {
  expect(declineOf({ code: "AMOUNT_MINIMAL_ERROR" }, "http_400")).toEqual({
    class: "error",
    code: "amount_too_small",
    rawCode: "AMOUNT_MINIMAL_ERROR",
  });
  expect(declineOf("<html>", "http_400")).toMatchObject({ code: "validation", rawCode: "http_400" });
});

test("a payment without an invoice is known by its own id", () => {
  expect(toCharge(Payment.parse({ ...payment, invoice_id: null, price_currency: "usd" })).providerId).toBe("1");
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
