import { describe, expect, test } from "vitest";
import { exactDay, exactTime, relativeTime } from "./relative-time";

const now = new Date("2026-03-12T14:03:22Z");
const away = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe("relativeTime", () => {
  test.each([
    [-5, "just now"],
    [5, "in a moment"],
    [-46, "1 minute ago"],
    [-119, "1 minute ago"],
    [-120, "2 minutes ago"],
    [-3599, "59 minutes ago"],
    [-3600, "1 hour ago"],
    [-86_399, "23 hours ago"],
    [-86_400, "1 day ago"],
    [3 * 86_400, "in 3 days"],
    [-13 * 86_400, "13 days ago"],
    [-14 * 86_400, "26 Feb 2026"],
    [400 * 86_400, "16 Apr 2027"],
  ])("says %i seconds from now as '%s'", (seconds, words) => {
    expect(relativeTime(away(seconds), now)).toBe(words);
  });
});

describe("exact times", () => {
  test("name their zone", () => {
    expect(exactTime(now)).toBe("12 Mar 2026, 14:03:22 UTC");
  });

  test("fall on the day of the zone that is asked for", () => {
    expect(exactDay(new Date("2026-03-12T23:30:00Z"), "Europe/Berlin")).toBe("13 Mar 2026");
  });
});
