import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOutJson, parseExactJson } from "./exact-json";

describe("parseExactJson", () => {
  test("keeps every digit of a number, and leaves numbers inside text alone", () => {
    const text = '{"id":18446744073709551615,"sum":25.10,"small":1e-7,"note":"1 \\"2\\" \\\\","list":[-0.5,true,null]}';
    expect(parseExactJson(text)).toEqual({
      id: "18446744073709551615",
      sum: "25.10",
      small: "1e-7",
      note: '1 "2" \\',
      list: ["-0.5", true, null],
    });
  });

  test.each(["", "{", "01", "[1,]", '"\u0001"', "undefined"])("throws at %j, which is no JSON", (text) => {
    expect(() => parseExactJson(text)).toThrow(SyntaxError);
  });

  test("reads whatever JSON.parse reads, with numbers as text", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const worded = JSON.parse(text, (_, value: unknown) => (typeof value === "number" ? "number" : value));
        const exact: unknown = parseExactJson(text);
        expect(numbersNamed(exact, JSON.parse(text))).toEqual(worded);
      }),
    );
  });
});

/** The exact reading with each place that holds a number in the plain one named. */
function numbersNamed(exact: unknown, plain: unknown): unknown {
  if (typeof plain === "number") return typeof exact === "string" && Number(exact) === plain ? "number" : exact;
  if (Array.isArray(plain) && Array.isArray(exact)) return exact.map((one, at) => numbersNamed(one, plain[at]));
  if (typeof plain !== "object" || plain === null || typeof exact !== "object" || exact === null) return exact;
  const known = new Map(Object.entries(plain));
  return Object.fromEntries(Object.entries(exact).map(([key, one]) => [key, numbersNamed(one, known.get(key))]));
}

test("laid out anew, JSON keeps the digits of its numbers and takes the change", () => {
  const laidOut = layOutJson('{"id":90071992547409931234,"fee":1.10,"no":"12"}', (value) => ({ of: value }));
  expect(laidOut.replaceAll(/\s+/g, "")).toBe('{"of":{"id":90071992547409931234,"fee":1.10,"no":"12"}}');
  expect(() => layOutJson("{", (value) => value)).toThrow(SyntaxError);
});
