import { describe, expect, test } from "vitest";
import { addSeconds, dayIn, formatExact, isTimeZone, secondsBetween } from "./time";

const noon = new Date("2026-01-31T12:00:00Z");

describe("formatExact", () => {
  test("always says which zone it means", () => {
    expect(formatExact(noon)).toBe("31 Jan 2026, 12:00:00 UTC");
    expect(formatExact(noon, "Asia/Tokyo")).toBe("31 Jan 2026, 21:00:00 GMT+9");
  });

  test("writes midnight as 00, not 24", () => {
    expect(formatExact(new Date("2026-01-31T00:00:00Z"))).toContain("00:00:00");
  });
});

test("a day is the day of the zone, not of Greenwich", () => {
  expect(dayIn(noon)).toBe("2026-01-31");
  expect(dayIn(noon, "Pacific/Auckland")).toBe("2026-02-01");
});

test("seconds between two moments undo addSeconds", () => {
  expect(secondsBetween(noon, addSeconds(noon, 1.5))).toBe(1.5);
});

test("only names of zones are zones", () => {
  expect(["Europe/Berlin", "UTC", "America/New_York"].filter(isTimeZone)).toHaveLength(3);
  expect(["", "Mars/Base", "+02:00", "../etc"].filter(isTimeZone)).toEqual([]);
});
