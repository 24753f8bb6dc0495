import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  CurrencyCode,
  HttpUrl,
  httpUrl,
  Instant,
  IpRange,
  idText,
  Metadata,
  MinorAmount,
  multiline,
  PageLimit,
  secretText,
  text,
} from "./zod";

const passes = (schema: z.ZodType) => (value: unknown) => schema.safeParse(value).success;
const wire = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input" });

describe("the id of something", () => {
  test.each(["app_1", "usr-x", "cre_019b7d1e5a3c7f60a1b2c3d4e5f60718", ""])("is taken as it is: %j", (id) => {
    expect(idText.parse(id)).toBe(id);
  });

  test.each(["a\0", "\0", "app 1", "app_1\n", "' or 1=1", "é", "\ud800", "a".repeat(65)])(
    "is nobody's when it can't be one: %j",
    (id) => {
      expect(idText.parse(id)).toBe("-");
      expect(idText.min(1).parse(id)).toBe("-");
    },
  );

  test("is a text in the documents", () => {
    expect(wire(idText)).toMatchObject({ type: "string" });
  });
});

describe("text", () => {
  test("is trimmed before it is measured", () => {
    expect(text(3, 5).parse("  abc  ")).toBe("abc");
    expect(text(3, 5).safeParse("  ab  ").success).toBe(false);
  });

  test("is as long as what somebody sees of it", () => {
    expect(text(3, 5).safeParse("a\u200b\u2060").error?.issues).toMatchObject([{ message: "At least 3 characters." }]);
    expect(passes(text(3, 5))("😀😀")).toBe(false);
    expect(passes(text(3, 5))("😀😀😀")).toBe(true);
    expect(passes(text(3, 5))("e\u0301x")).toBe(true);
  });

  test.each(["a\u0000b", "a\nb", "a\u202eb", "a\ud800", "4111 1111 1111 1111", "", "   ", 5, null])(
    "refuses %j",
    (value) => {
      expect(passes(text(1, 50))(value)).toBe(false);
    },
  );

  test("never lets through what PostgreSQL can't store", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const parsed = text(0, 1000).safeParse(value);
        expect(parsed.success && (parsed.data.includes("\u0000") || /\p{Surrogate}/u.test(parsed.data))).toBe(false);
      }),
    );
  });

  test("of several lines may hold line ends and nothing else that is hidden", () => {
    expect(["two\nlines", "two\r\nlines", "a\tb"].filter(passes(multiline(1, 50)))).toHaveLength(3);
    expect(["a\u0000", "a\u2066", "4111111111111111"].filter(passes(multiline(1, 50)))).toEqual([]);
  });
});

describe("secretText", () => {
  test("is marked as written and never shown", () => {
    expect(wire(secretText("Private Key"))).toMatchObject({ title: "Private Key", writeOnly: true });
  });

  test("loses the line end of a paste, and keeps lines only where a key has them", () => {
    expect(secretText("Key").parse("sk_1\n")).toBe("sk_1");
    expect(passes(secretText("Key"))("a\nb")).toBe(false);
    expect(secretText("Key", { lines: true }).parse("a\nb")).toBe("a\nb");
  });
});

describe("MinorAmount", () => {
  test("is an integer on the wire and a bigint inside, both ways", () => {
    expect(MinorAmount.parse(1250)).toBe(1250n);
    expect(z.encode(MinorAmount, 1250n)).toBe(1250);
    expect(wire(MinorAmount)).toMatchObject({ type: "integer", minimum: 1, maximum: 999_999_999_999 });
  });

  test.each(["100", 0, -1, 1.5, 1e12, Number.NaN, Number.POSITIVE_INFINITY, 10n, null, true, [1]])(
    "refuses %s",
    (value) => {
      expect(passes(MinorAmount)(value)).toBe(false);
    },
  );
});

describe("Instant", () => {
  test.each([
    ["2026-01-31T12:00:00Z", "2026-01-31T12:00:00.000Z"],
    ["2026-01-31T12:00:00.5+02:00", "2026-01-31T10:00:00.500Z"],
    ["2028-02-29T00:00:00Z", "2028-02-29T00:00:00.000Z"],
  ])("reads %s", (typed, same) => {
    const at = Instant.parse(typed);
    expect(at).toEqual(new Date(same));
    expect(z.encode(Instant, at)).toBe(same);
  });

  test.each([
    "2026-01-31",
    "2026-01-31T12:00:00",
    "2026-02-30T12:00:00Z",
    "2026-01-31T25:00:00Z",
    "1999-12-31T23:59:59Z",
    "+012026-01-01T00:00:00Z",
    "2026-01-31T12:00:00+99:00",
    "tomorrow",
    "",
    1769860800000,
  ])("refuses %j", (typed) => {
    expect(passes(Instant)(typed)).toBe(false);
  });

  test("is text with a date and time in the documents", () => {
    expect(wire(Instant)).toMatchObject({ type: "string", format: "date-time" });
  });
});

describe("IpRange", () => {
  test("gives a range its one spelling and keeps it on the way out", () => {
    expect(IpRange.parse("::FFFF:203.0.113.7")).toBe("203.0.113.7/32");
    expect(z.encode(IpRange, "203.0.113.7/32")).toBe("203.0.113.7/32");
  });

  test.each([
    ["10.0.0.5/8", "10.0.0.0/8"],
    ["0.0.0.0/0", "every address"],
    ["::/0", "every address"],
    ["example.com", "IP address"],
  ])("refuses %s and says why", (typed, why) => {
    const refused = z.array(IpRange).safeParse(["203.0.113.7", typed]);
    expect(refused.error?.issues).toMatchObject([{ path: [1], message: expect.stringContaining(why) }]);
  });
});

describe("HttpUrl", () => {
  const good = [
    "https://example.com",
    "https://example.com:8443/a?b=c#d",
    "http://localhost:3000/x",
    "http://127.0.0.1/",
    "http://[::1]:80/",
  ];
  const bad = [
    "http://example.com",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "https://user:pass@example.com",
    "https://user@example.com",
    "https://@example.com",
    "javascript:alert(1)",
    "data:text/html,x",
    "//example.com",
    "/path",
    "https:/example.com",
    "https:\\\\example.com",
    "https://exa mple.com",
    "https://example.com/a b",
    "https://example.com\\.evil.example",
    "https://example.com/\nx",
    "https://example.com/\u0000",
    `https://example.com/${"a".repeat(2048)}`,
    "",
  ];

  test("is https anywhere, and http on this machine", () => {
    expect(good.filter((address) => !passes(HttpUrl)(address))).toEqual([]);
  });

  test("is nothing a browser could be led astray with", () => {
    expect(bad.filter(passes(HttpUrl))).toEqual([]);
  });

  test("is http elsewhere only where that was asked for", () => {
    expect(passes(httpUrl({ allowHttp: true }))("http://example.com")).toBe(true);
    expect(passes(httpUrl({ allowHttp: true }))("ftp://example.com")).toBe(false);
  });
});

describe("Metadata", () => {
  test("keeps the caller's notes as they are", () => {
    expect(Metadata.parse({ order: "A-1", "a.b_c": "" })).toEqual({ order: "A-1", "a.b_c": "" });
  });

  test.each(["__proto__", "constructor", "prototype", "", "a b", "ä", "x".repeat(41)])(
    "refuses the key %j and names it",
    (key) => {
      const refused = Metadata.safeParse(JSON.parse(`{"ok":"1",${JSON.stringify(key)}:"x"}`));
      expect(refused.error?.issues[0]?.path).toEqual([key]);
    },
  );

  test.each([
    { a: 1 },
    { a: null },
    { a: { b: "c" } },
    { a: "x".repeat(501) },
    { a: "\u0000" },
    { a: "4111111111111111" },
    [],
    "text",
    null,
  ])("refuses %j", (value) => {
    expect(passes(Metadata)(value)).toBe(false);
  });

  test("has 50 keys and not one more", () => {
    const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, key) => [`k${key}`, "v"]));
    expect([passes(Metadata)(keys(50)), passes(Metadata)(keys(51))]).toEqual([true, false]);
  });

  test("tells the documents what it takes", () => {
    expect(wire(Metadata)).toMatchObject({
      type: "object",
      maxProperties: 50,
      additionalProperties: { type: "string", maxLength: 500 },
    });
  });
});

test("a page of a list has 25 rows unless 1 to 100 are asked for", () => {
  expect([PageLimit.parse(undefined), PageLimit.parse("1"), PageLimit.parse("100")]).toEqual([25, 1, 100]);
  expect(["0", "101", "-1", "1e1", "0x10", " 5", "5.0", ""].filter(passes(PageLimit))).toEqual([]);
  expect(wire(PageLimit)).toMatchObject({ type: "integer", minimum: 1, maximum: 100 });
});

test("a currency is an ISO 4217 code in capitals that can be charged", () => {
  expect(["EUR", "JPY"].filter(passes(CurrencyCode))).toHaveLength(2);
  expect(["eur", "XAU", "EURO", "", "ZZZ"].filter(passes(CurrencyCode))).toEqual([]);
});
