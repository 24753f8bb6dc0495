import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinParts, type Part, signFields, verifyFields } from "./sign";

const parts = fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.bigInt()), { maxLength: 4 });

describe("signFields", () => {
  test("is believed with the same key and parts, and fits into an address", () => {
    fc.assert(
      fc.property(parts, (signed) => {
        const signature = signFields("key", ...signed);
        expect(signature).toMatch(/^[\w-]{43}$/);
        expect(verifyFields("key", signature, ...signed)).toBe(true);
        expect(verifyFields("other", signature, ...signed)).toBe(false);
      }),
    );
  });

  test("is not believed for any other parts, wherever their borders lie", () => {
    fc.assert(
      fc.property(parts, parts, (one, two) => {
        fc.pre(JSON.stringify(one.map(String)) !== JSON.stringify(two.map(String)));
        expect(verifyFields("key", signFields("key", ...one), ...two)).toBe(false);
      }),
    );
    const pairs: [Part[], Part[]][] = [
      [
        ["ab", "c"],
        ["a", "bc"],
      ],
      [["a", ""], ["a"]],
      [["1:a"], ["1", "a"]],
      [["a,1:b"], ["a", "b"]],
      [["a,b"], ["a", "b"]],
    ];
    for (const [one, two] of pairs) expect(joinParts(one)).not.toBe(joinParts(two));
  });

  test.each(["", "short", "ä".repeat(43), "x".repeat(4000)])("refuses %s without throwing", (signature) => {
    expect(verifyFields("key", signature, "a")).toBe(false);
  });
});
