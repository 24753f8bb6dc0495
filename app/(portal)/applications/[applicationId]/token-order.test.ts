import { describe, expect, test } from "vitest";
import { expiryWords } from "./expiry-words";
import { type TokenForm, tokenOrder } from "./token-order";

const now = new Date("2026-01-31T12:00:00Z");
const frame = { now, timeZone: "Europe/Berlin" };
const typed = (over: Partial<TokenForm> = {}): TokenForm => ({
  applicationId: "app_1",
  label: " Checkout server ",
  expiresOn: "",
  scopes: ["payments.create"],
  allowedIps: "",
  ...over,
});
const errorsOf = (form: TokenForm) => {
  try {
    tokenOrder(form, frame);
  } catch (error) {
    return (error as { fields: Record<string, string[]> }).fields;
  }
  return {};
};

describe("what the token dialog asks for", () => {
  test("is a trimmed label, no expiry and no addresses unless they were given", () => {
    expect(tokenOrder(typed(), frame)).toMatchObject({ label: "Checkout server", expiresAt: null, allowedIps: [] });
  });

  test("ends with the end of the picked day in the company's time zone, today included", () => {
    expect(tokenOrder(typed({ expiresOn: "2026-01-31" }), frame).expiresAt?.toISOString()).toBe(
      "2026-01-31T23:00:00.000Z",
    );
    expect(expiryWords("2026-01-31", "Europe/Berlin")).toBe(
      "Works through that day in Europe/Berlin; refused from 1 Feb 2026, 00:00:00 CET (31 Jan 2026, 23:00:00 UTC).",
    );
  });

  test.each(["9999-12-31", "0099-01-01", "2026-02-30", "tomorrow"])(
    "does not end on %s, nor is that day previewed",
    (day) => {
      expect(errorsOf(typed({ expiresOn: day }))).toHaveProperty("expiresAt");
      expect(expiryWords(day, "Europe/Berlin")).toBeNull();
    },
  );

  test("takes addresses one a line or behind commas, and reads each into its one spelling once", () => {
    const allowedIps = "203.0.113.7\n2001:DB8::1, 203.0.113.7/32\n\n10.0.0.0/8";
    expect(tokenOrder(typed({ allowedIps }), frame).allowedIps).toEqual([
      "203.0.113.7/32",
      "2001:db8::1/128",
      "10.0.0.0/8",
    ]);
  });

  test("names every entry of the list that is wrong, and what is wrong with it", () => {
    const { allowedIps = [] } = errorsOf(typed({ allowedIps: "203.0.113.7, shop.example, 10.0.0.5/8, 0.0.0.0/0" }));
    expect(allowedIps).toHaveLength(3);
    expect(allowedIps[0]).toMatch(/^shop\.example: /);
    expect(allowedIps[1]).toMatch(/^10\.0\.0\.5\/8: .*10\.0\.0\.0\/8/);
    expect(allowedIps[2]).toMatch(/^0\.0\.0\.0\/0: /);
  });

  test.each([
    ["a day that is over", { expiresOn: "2026-01-30" }, "expiresAt"],
    ["what is no day", { expiresOn: "soon" }, "expiresAt"],
    ["no scope", { scopes: [] }, "scopes"],
    ["a scope nobody knows", { scopes: ["payments.everything"] }, "scopes"],
    ["no label", { label: "  " }, "label"],
    ["a label of 101 characters", { label: "x".repeat(101) }, "label"],
  ])("refuses %s and marks its field", (_, over, field) => {
    expect(Object.keys(errorsOf(typed(over)))).toEqual([field]);
  });
});
