import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyIdOf, keyringOf, newDataKey, openWith, rewrapDataKey, sealWith, unwrapDataKey } from "./seal";

const fresh = () => randomBytes(32).toString("base64url");
const keks = keyringOf(fresh());
const dataKeys = [unwrapDataKey(keks, "t_1", newDataKey(keks[0], "t_1"))] as const;
const place = { tenantId: "t_1", row: "int_1", field: "settings" };

/** Every way to change one character after the version. */
function tampered(text: string, at: number): string {
  const where = 3 + (at % (text.length - 3));
  const other = text[where] === "A" ? "B" : "A";
  return text.slice(0, where) + other + text.slice(where + 1);
}

describe("sealWith", () => {
  test("opens again in its own place, and looks different each time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (plaintext) => {
        const sealed = sealWith(dataKeys, place, plaintext);
        expect(openWith(dataKeys, place, sealed)).toBe(plaintext);
        expect(sealWith(dataKeys, place, plaintext)).not.toBe(sealed);
        expect(sealed).toMatch(/^s1\.[0-9a-f]{12}\.[\w-]+$/);
      }),
    );
  });

  test("does not open when one character was changed", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (plaintext, at) => {
        const changed = tampered(sealWith(dataKeys, place, plaintext), at);
        expect(() => openWith(dataKeys, place, changed)).toThrow();
      }),
    );
  });

  test("does not open when it was cut, which would shorten its tag", () => {
    const sealed = sealWith(dataKeys, place, "sk_live_123");
    for (let length = 0; length < sealed.length; length++) {
      expect(() => openWith(dataKeys, place, sealed.slice(0, length))).toThrow();
    }
  });

  test.each([
    ["tenant", { tenantId: "t_2" }],
    ["row", { row: "int_2" }],
    ["field", { field: "token" }],
    ["border between row and field", { row: "int_1s", field: "ettings" }],
  ])("does not open in another %s", (_, elsewhere) => {
    const sealed = sealWith(dataKeys, place, "sk_live_123");
    expect(() => openWith(dataKeys, { ...place, ...elsewhere }, sealed)).toThrow();
  });

  test("does not open with another key, nor with one that borrows the right name", () => {
    const sealed = sealWith(dataKeys, place, "sk_live_123");
    const [{ id }] = dataKeys;

    expect(() => openWith(keyringOf(fresh()), place, sealed)).toThrow(/not on the ring/);
    expect(() => openWith([{ id, key: randomBytes(32) }], place, sealed)).toThrow();
  });
});

describe("newDataKey", () => {
  test("is a new key each time, and opens for its own tenant only", () => {
    const wrapped = newDataKey(keks[0], "t_1");

    expect(unwrapDataKey(keks, "t_1", wrapped).key).toHaveLength(32);
    expect(unwrapDataKey(keks, "t_1", newDataKey(keks[0], "t_1"))).not.toEqual(unwrapDataKey(keks, "t_1", wrapped));
    expect(() => unwrapDataKey(keks, "t_2", wrapped)).toThrow();
  });

  test("can't be taken for a sealed text, nor a sealed text for a key", () => {
    expect(() => openWith(keks, place, newDataKey(keks[0], "t_1"))).toThrow(/version/);
    expect(() => unwrapDataKey(dataKeys, "t_1", sealWith(dataKeys, place, "x"))).toThrow(/version/);
  });

  test("survives the rotation of the key around it without resealing anything", () => {
    const [old, next] = [fresh(), fresh()];
    const wrapped = newDataKey(keyringOf(old)[0], "t_1");
    const sealed = sealWith([unwrapDataKey(keyringOf(old), "t_1", wrapped)], place, "kept");
    const rewrapped = rewrapDataKey(keyringOf(`${next},${old}`), "t_1", wrapped);

    expect(keyIdOf(rewrapped)).toBe(keyringOf(next)[0].id);
    expect(openWith([unwrapDataKey(keyringOf(next), "t_1", rewrapped)], place, sealed)).toBe("kept");
  });
});

describe("keyringOf", () => {
  test("reads the same key from base64, base64url and hex", () => {
    const key = randomBytes(32);
    const ids = (["base64", "base64url", "hex"] as const).map((how) => keyringOf(key.toString(how))[0].id);
    expect(new Set(ids).size).toBe(1);
  });

  test.each(["", "short", "g".repeat(64), `${randomBytes(32).toString("hex")}00`, `${fresh()},`])(
    "refuses %j",
    (text) => {
      expect(() => keyringOf(text)).toThrow(/32 bytes/);
    },
  );
});
