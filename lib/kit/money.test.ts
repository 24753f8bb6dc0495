import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CURRENCIES } from "./currencies";
import { exponentOf, formatMoney, isCurrency, parseMajor, percentOf, roundHalfUp, toMajor } from "./money";

const require = createRequire(import.meta.url);
const packaged: { code: string; digits: number }[] = require("currency-codes/data");
const list = readFileSync(require.resolve("currency-codes/iso-4217-list-one.xml"), "utf8");
const codesWhere = (pattern: RegExp) => [...list.matchAll(pattern)].map(([, code = ""]) => code);
const funds = codesWhere(/IsFund="[^"]*">[^<]*<\/CcyNm>\s*<Ccy>(\w+)/g);
const withoutMinorUnit = codesWhere(/<Ccy>(\w+)<\/Ccy>\s*<CcyNbr>\d+<\/CcyNbr>\s*<CcyMnrUnts>N\.A\./g);
const outside = new Set([...funds, ...withoutMinorUnit]);

const currency = fc.constantFrom(...CURRENCIES.keys());
const amount = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });

describe("the currency table", () => {
  test("agrees with ISO 4217 on every code and exponent that can be charged", () => {
    const wanted = packaged.filter(({ code }) => !outside.has(code));

    expect(wanted.length).toBeGreaterThan(150);
    expect(wanted.filter(({ code, digits }) => CURRENCIES.get(code)?.exponent !== digits)).toEqual([]);
  });

  test("has nothing else but the two codes that came after the packaged list", () => {
    const published = new Set(packaged.map(({ code }) => code));
    const later = [...CURRENCIES.keys()].filter((code) => !published.has(code));

    expect(later.every((code) => ["XCG", "ZWG"].includes(code))).toBe(true);
    expect([...outside].filter(isCurrency)).toEqual([]);
    expect(outside.size).toBeGreaterThanOrEqual(20);
  });

  test.each(["XAU", "XXX", "XTS", "USN", "eur", "EURO", "", "constructor", "__proto__"])("does not know %j", (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(() => exponentOf(code)).toThrow(RangeError);
  });

  test.each([
    ["JPY", 0],
    ["EUR", 2],
    ["KWD", 3],
    ["UYW", 4],
    ["UGX", 0],
  ])("%s has %d digits", (code, digits) => {
    expect(exponentOf(code)).toBe(digits);
  });
});

describe("parseMajor", () => {
  test("reads back every amount toMajor writes", () => {
    fc.assert(fc.property(amount, currency, (minor, code) => parseMajor(toMajor(minor, code), code) === minor));
  });

  test.each([
    ["12.34", "EUR", 1234n],
    ["12", "EUR", 1200n],
    ["12.3", "EUR", 1230n],
    ["-0.01", "EUR", -1n],
    ["9007199254740993.01", "EUR", 900719925474099301n],
    ["5", "JPY", 5n],
    ["1.234", "KWD", 1234n],
  ])("reads %s %s exactly", (text, code, minor) => {
    expect(parseMajor(text, code)).toBe(minor);
  });

  test.each(["12.345", "1e3", "1,5", ".5", "5.", "", " 1", "+1", "0x1", "NaN", "١"])(
    "refuses %j rather than guess",
    (text) => {
      expect(parseMajor(text, "EUR")).toBeNull();
    },
  );

  test("refuses a fraction where the currency has none", () => {
    expect(parseMajor("5.0", "JPY")).toBeNull();
  });
});

describe("formatMoney", () => {
  test.each([
    [1234n, "EUR", "en", "€12.34"],
    [1234n, "EUR", "de", "12,34 €"],
    [5n, "JPY", "en", "¥5"],
    [123456789012345678901n, "USD", "en", "$1,234,567,890,123,456,789.01"],
    [-5n, "USD", "en", "-$0.05"],
    [150000n, "HUF", "en", "HUF 1,500.00"],
  ])("shows %d %s in %s as %s", (minor, code, locale, shown) => {
    expect(formatMoney(minor, code, locale).replace(/\u00a0/g, " ")).toBe(shown);
  });

  test("shows as many digits as ISO 4217 says, whatever Intl believes", () => {
    for (const [code, { exponent }] of CURRENCIES) {
      expect(/\.(\d+)$/.exec(formatMoney(1n, code))?.[1]?.length ?? 0, code).toBe(exponent);
    }
  });
});

describe("roundHalfUp", () => {
  test("is never further than half from the quotient, and mirrors its sign", () => {
    fc.assert(
      fc.property(amount, fc.bigInt({ min: 1n, max: 10n ** 9n }), (numerator, denominator) => {
        const error = 2n * (roundHalfUp(numerator, denominator) * denominator - numerator);
        expect(error <= denominator && error >= -denominator).toBe(true);
        expect(roundHalfUp(-numerator, denominator)).toBe(-roundHalfUp(numerator, denominator));
      }),
    );
  });

  test.each([
    [5n, 10n, 1n],
    [4n, 10n, 0n],
    [-5n, 10n, -1n],
    [15n, 10n, 2n],
    [25n, 10n, 3n],
  ])("%d / %d is %d", (numerator, denominator, whole) => {
    expect(roundHalfUp(numerator, denominator)).toBe(whole);
  });

  test("has no answer for a denominator that is not positive", () => {
    expect(() => roundHalfUp(1n, 0n)).toThrow(RangeError);
  });
});

describe("percentOf", () => {
  test("takes 2.9 % of 10.00 as 0.29 and rounds 0.285 up", () => {
    expect(percentOf(1000n, 29_000n)).toBe(29n);
    expect(percentOf(1000n, 28_500n)).toBe(29n);
    expect(percentOf(1000n, 28_499n)).toBe(28n);
  });

  test("all of an amount is the amount", () => {
    fc.assert(fc.property(amount, (minor) => percentOf(minor, 1_000_000n) === minor && percentOf(minor, 0n) === 0n));
  });
});
