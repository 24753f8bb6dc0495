import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  csvCell,
  csvRow,
  hasHiddenCharacters,
  isWellFormed,
  looksLikeCardNumber,
  maskCardNumbers,
  passesLuhn,
} from "./text";

describe("passesLuhn", () => {
  test("exactly one check digit in ten passes", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 12, maxLength: 18 }), (digits) => {
        const passing = Array.from({ length: 10 }, (_, check) => `${digits.join("")}${check}`).filter(passesLuhn);
        expect(passing).toHaveLength(1);
      }),
    );
  });

  test.each(["", "abc", "4111 1111"])("%j is no run of digits", (text) => {
    expect(passesLuhn(text)).toBe(false);
  });
});

describe("looksLikeCardNumber", () => {
  test.each([
    "4111111111111111",
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "my card is 5555555555554444, thanks",
    "378282246310005",
    "3782 822463 10005",
    "4111 1111 1111 1111 12/26",
    "ref 7 4111 1111 1111 1111",
    "４１１１１１１１１１１１１１１１",
    "4111\u00a01111\u00a01111\u00a01111",
  ])("finds the card in %j", (text) => {
    expect(looksLikeCardNumber(text)).toBe(true);
  });

  test.each([
    "4111111111111112",
    "Order 20260131-0001",
    "+49 30 901820",
    "1722500000000",
    "0000000000000000",
    "41111111111111110000000000",
    "pay_01960b7f1c2d7a3e9f4b5c6d7e8f9012",
    "",
  ])("finds none in %j", (text) => {
    expect(looksLikeCardNumber(text)).toBe(false);
  });
});

describe("csvCell", () => {
  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])("makes the formula %j plain text", (text) => {
    expect(csvCell(text)).toBe(`"'${text}"`);
  });

  test.each([
    [null, ""],
    [-5, "-5"],
    [-5n, "-5"],
    [new Date(0), "1970-01-01T00:00:00.000Z"],
    ["a,b", '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ["two\nlines", '"two\nlines"'],
    ["plain", "plain"],
    [{ decimal: "-30.00" }, "-30.00"],
  ])("writes %s as %s", (value, written) => {
    expect(csvCell(value)).toBe(written);
  });

  test("a row has as many cells as it was given, whatever is in them", () => {
    expect(csvRow(["a", null, "b,c"])).toBe('a,,"b,c"\r\n');
  });
});

test("half a surrogate pair is not well-formed, a whole one is", () => {
  expect([isWellFormed("\ud83d"), isWellFormed("\udc00a"), isWellFormed("😀")]).toEqual([false, false, true]);
});

test("control characters and changes of direction are seen", () => {
  expect(["a\u0000", "a\nb", "\u202eexe", "\u2066", "\u0085"].filter(hasHiddenCharacters)).toHaveLength(5);
  expect(["ä", "עברית", "日本", "👩‍👩‍👧"].filter(hasHiddenCharacters)).toEqual([]);
});

describe("maskCardNumbers", () => {
  test.each([
    ["pay 4242 4242 4242 4242 now", "pay •••• •••• •••• 4242 now"],
    ["order 1234567890123456", "order 1234567890123456"],
    ["at 2026-11-21 08:54", "at 2026-11-21 08:54"],
  ])("leaves of %j what may be shown", (text, shown) => {
    expect(maskCardNumbers(text)).toBe(shown);
  });

  test("leaves no card number, in whatever digits and groups it is written", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("4242424242424242", "4242-4242-4242-4242", "４２４２４２４２４２４２４２４２"),
        fc.string(),
        (card, around) => {
          expect(looksLikeCardNumber(maskCardNumbers(`${around} ${card} ${around}`))).toBe(false);
        },
      ),
    );
  });
});
