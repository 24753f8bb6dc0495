import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashCode, mintCode, newCode, readCode } from "./code";

describe("a voucher's code", () => {
  test("is new each time, is read back, and shows no more than its start in the hint", () => {
    const made = Array.from({ length: 1000 }, () => mintCode());
    expect(new Set(made.map(({ code }) => code)).size).toBe(1000);
    for (const { code, hint } of made) {
      expect(code).toMatch(/^PV(?:-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
      expect(readCode(code)).toBe(code.replaceAll("-", "").slice(2));
      expect(code.startsWith(hint) && hint.length === 7).toBe(true);
    }
  });

  test.each([
    ["pv-4t7k-09qx-h2mb-zc5e"],
    ["4T7K09QXH2MBZC5E"],
    [" PV 4T7K 09QX\tH2MB ZC5E\n"],
    ["PV\u20134T7K\u201409QX\u2010H2MB\u00a0ZC5E"],
    ["PV-4T7K-O9QX-H2MB-ZC5E"],
    ["PV-4T7K-o9QX-H2MB-ZC5E"],
  ])("is the same however it is spelled: %j", (typed) => {
    expect(readCode(typed)).toBe("4T7K09QXH2MBZC5E");
  });

  test.each([
    [""],
    ["PV"],
    ["PV-4T7K-09QX-H2MB-ZC5"],
    ["PV-4T7K-09QX-H2MB-ZC5E-1"],
    ["PV-4T7K-09QX-H2MB-ZC5U"],
    ["PV-4T7K-09QX-H2MB-ZC5\u0415"],
    ["\u0420V-4T7K-09QX-H2MB-ZC5E"],
    ["\uff30\uff36-4T7K-09QX-H2MB-ZC5E"],
    ["PV-4T7K-09QX-H2MB-ZC5E\u0000"],
    ["PV-4T7K-09QX-H2MB-\u200bZC5E"],
    [`PV-4T7K-09QX-H2MB-ZC5E${" ".repeat(60)}`],
    ["PV-4T7K-09QX-H2MB-ZC5\u0131"],
  ])("is nothing else: %j", (typed) => {
    expect(readCode(typed)).toBeNull();
  });

  test("is read from no text that isn't 16 of its letters, and reading never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        expect(readCode(typed) ?? "0000000000000000").toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
      }),
    );
  });

  test("is kept as a hash alone", () => {
    const { code, kept } = newCode();
    expect(kept.codeHash).toBe(hashCode(readCode(code) ?? ""));
    expect(JSON.stringify(kept)).not.toContain(code.slice(8));
  });
});
