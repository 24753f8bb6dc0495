import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayIn } from "./time";
import { endOfDay, isDay, startOfDay } from "./zoned-day";

describe("a day in a time zone", () => {
  test.each([
    ["2026-01-31", "UTC", "2026-02-01T00:00:00.000Z"],
    ["2026-01-31", "Europe/Berlin", "2026-01-31T23:00:00.000Z"],
    ["2026-07-31", "Europe/Berlin", "2026-07-31T22:00:00.000Z"],
    ["2026-12-31", "America/New_York", "2027-01-01T05:00:00.000Z"],
    ["2026-03-29", "Europe/Berlin", "2026-03-29T22:00:00.000Z"],
    ["2026-06-10", "Asia/Kathmandu", "2026-06-10T18:15:00.000Z"],
  ])("%s in %s is over at %s", (day, zone, moment) => {
    expect(endOfDay(day, zone).toISOString()).toBe(moment);
  });

  test("begins with the first moment there is where clocks skip midnight", () => {
    expect(startOfDay("2026-09-06", "America/Santiago").toISOString()).toBe("2026-09-06T04:00:00.000Z");
  });

  test.each([
    ["2000-01-01", "Pacific/Kiritimati", "1999-12-31T10:00:00.000Z", "2000-01-01T10:00:00.000Z"],
    ["9999-12-30", "Etc/GMT+12", "9999-12-30T12:00:00.000Z", "9999-12-31T12:00:00.000Z"],
    ["9999-12-30", "Pacific/Kiritimati", "9999-12-29T10:00:00.000Z", "9999-12-30T10:00:00.000Z"],
  ])("%s in %s, the edge of the calendar, begins at %s and is over at %s", (day, zone, start, end) => {
    expect(startOfDay(day, zone).toISOString()).toBe(start);
    expect(endOfDay(day, zone).toISOString()).toBe(end);
  });

  test.each([
    "2026-02-30",
    "2026-13-01",
    "31.01.2026",
    "",
    "2026-1-1",
    "0000-01-01",
    "0099-12-31",
    "1999-12-31",
    "9999-12-31",
    "10000-01-01",
  ])("does not take %j for a day", (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => startOfDay(text, "UTC")).toThrow(RangeError);
    expect(() => endOfDay(text, "UTC")).toThrow(RangeError);
  });

  test("holds its first moment and not the one before, whatever day and zone", () => {
    const zones = [
      "UTC",
      "Europe/Berlin",
      "America/New_York",
      "Asia/Tokyo",
      "Australia/Lord_Howe",
      "Pacific/Kiritimati",
    ];
    const days = fc.date({ min: new Date("2001-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), (at, zone) => {
        const day = at.toISOString().slice(0, 10);
        const start = startOfDay(day, zone);
        expect(dayIn(start, zone)).toBe(day);
        expect(dayIn(new Date(start.getTime() - 1), zone)).not.toBe(day);
      }),
      { numRuns: 200 },
    );
  });
});
