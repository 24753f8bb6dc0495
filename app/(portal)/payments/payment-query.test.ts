import { describe, expect, test } from "vitest";
import { isFiltered } from "../list-query";
import { addressOf, filtersIn, queryOf } from "./payment-query";

describe("the filters of the payments list", () => {
  test("come back from the address they were written to", () => {
    const filters = filtersIn({
      q: " ORDER-1 ",
      status: "failed",
      currency: "EUR",
      application: "app_1",
      from: "2026-01-01",
      to: "2026-01-31",
    });
    expect(filters).toEqual({
      q: "ORDER-1",
      status: "failed",
      currency: "EUR",
      application: "app_1",
      from: "2026-01-01",
      to: "2026-01-31",
    });
    const { searchParams } = new URL(addressOf(filters), "http://portico.invalid");
    expect(filtersIn(Object.fromEntries(searchParams))).toEqual(filters);
    expect(isFiltered(filters)).toBe(true);
  });

  test.each([
    ["a status", { status: "lost" }],
    ["a currency", { currency: "EURO" }],
    ["a day", { from: "2026-02-30" }],
    ["a day before our time", { from: "0099-01-01" }],
    ["a day after everything", { to: "9999-12-31" }],
    ["an application", { application: "' or 1=1" }],
    ["the same one twice", { status: ["failed", "succeeded"] }],
    ["a control character", { q: "a\0b" }],
  ])("leave out %s nobody can mean", (_, search) => {
    expect(isFiltered(filtersIn(search))).toBe(false);
  });

  test("hold both days whole, in the company's time zone", () => {
    const { createdFrom, createdBefore } = queryOf({ from: "2026-01-01", to: "2026-01-31" }, "Europe/Berlin");
    expect(createdFrom?.toISOString()).toBe("2025-12-31T23:00:00.000Z");
    expect(createdBefore?.toISOString()).toBe("2026-01-31T23:00:00.000Z");
  });
});
