import { createCipheriv } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Http } from "../contract";
import emetec from ".";
import { fixtures } from "./fixtures";
import vectors from "./vectors.json";
import { openWebhook } from "./webhook";
import { toEvents } from "./wire";

const { settings } = fixtures;
const silent: Http = () => Promise.reject(new Error("nobody is called"));
const delivery = (body: string, headers: Record<string, string> = vectors.headers) => ({
  raw: Buffer.from(body),
  headers: new Headers(headers),
  at: new Date("2026-11-21T01:01:00Z"),
  environment: "sandbox" as const,
});

function encrypt(text: string) {
  const iv = Buffer.alloc(12, 7);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(vectors.key, "hex"), iv);
  const body = Buffer.concat([cipher.update(text), cipher.final()]).toString("hex");
  return delivery(body, {
    "X-Initialization-Vector": iv.toString("hex"),
    "X-Authentication-Tag": cipher.getAuthTag().toString("hex"),
  });
}

describe("a message", () => {
  test("opens with its key, as hexadecimal text and inside JSON", async () => {
    for (const body of [vectors.body, JSON.stringify({ encryptedBody: vectors.body }), `${vectors.body}\n`]) {
      expect(openWebhook(delivery(body), vectors.key)).toBe(vectors.plaintext);
    }
    expect(emetec.callback.verify(delivery(vectors.body), settings)).toBe("genuine");
    expect(await emetec.callback.read(delivery(vectors.body), settings, silent)).toMatchObject([
      { kind: "charge", reference: "topup-1001", status: "succeeded", money: { amount: 9200n, currency: "USD" } },
    ]);
  });

  test.each(vectors.wrongTags)("with the tag %s, changed or cut, is forged and means nothing", async (tag) => {
    const forged = delivery(vectors.body, { ...vectors.headers, "X-Authentication-Tag": tag });
    expect(emetec.callback.verify(forged, settings)).toBe("forged");
    expect(await emetec.callback.read(forged, settings, silent)).toEqual([]);
  });

  test.each([
    ["no vector", { "X-Initialization-Vector": "" }],
    ["a vector of one byte", { "X-Initialization-Vector": "00" }],
    ["a vector that is no number", { "X-Initialization-Vector": "zz0102030405060708090A0B" }],
  ])("with %s is forged", (_, over) => {
    expect(emetec.callback.verify(delivery(vectors.body, { ...vectors.headers, ...over }), settings)).toBe("forged");
  });

  test("of any bytes is judged without a throw, and of any content read or refused by a known error", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), mangled(vectors.plaintext)), (text) => {
        expect(emetec.callback.verify(delivery(text), settings)).toBe("forged");
        const made = encrypt(text);
        expect(emetec.callback.verify(made, settings)).toBe(text === "" ? "forged" : "genuine");
        expect(outcomeOf(() => emetec.callback.read(made, settings, silent))).toMatch(
          /^(?:read|SyntaxError|ZodError|RangeError)$/,
        );
      }),
    );
  });

  test.each([
    { type: "REGISTRATION", payload: { id: "1" } },
    { type: "PAYMENT", payload: {} },
    { type: "PAYMENT", payload: { action: "webhook activation" } },
  ])("of %j means nothing", (message) => {
    expect(toEvents(JSON.stringify(message))).toEqual([]);
  });
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
