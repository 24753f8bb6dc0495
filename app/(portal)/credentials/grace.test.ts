import { describe, expect, test } from "vitest";
import { GRACES } from "@/lib/credentials/schema";
import { GRACE_CHOICES, graceWords } from "./grace";

const frame = { now: new Date("2026-01-31T12:00:00Z"), zone: "Europe/Berlin", expiresAt: null };

describe("the choice of a grace period", () => {
  test("offers what the server takes, in the same order", () => {
    expect(GRACE_CHOICES.map(({ value }) => value)).toEqual([...GRACES]);
  });

  test("says the moment until which the old one works, in the company's time zone", () => {
    expect(graceWords("3d", frame)).toBe("The old one works until 3 Feb 2026, 13:00:00 CET.");
    expect(graceWords("now", frame)).toBe("The old one is refused from the very next call.");
  });

  test("never promises more time than the old one has", () => {
    const expiresAt = new Date("2026-01-31T18:00:00Z");
    expect(graceWords("24h", { ...frame, expiresAt })).toBe(
      "The old one works until 31 Jan 2026, 19:00:00 CET, when it would have expired anyway.",
    );
    expect(graceWords("1h", { ...frame, expiresAt })).toBe("The old one works until 31 Jan 2026, 14:00:00 CET.");
  });
});
