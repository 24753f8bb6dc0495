import { describe, expect, test } from "vitest";
import { entriesOf, holdsEverywhere, withEntry } from "./entries";

describe("a box of addresses", () => {
  test("takes them one a line, behind commas or semicolons, and knows no empty ones", () => {
    expect(entriesOf(" 203.0.113.7\n2001:db8::/48,, 10.0.0.0/8; ")).toEqual([
      "203.0.113.7",
      "2001:db8::/48",
      "10.0.0.0/8",
    ]);
    expect(entriesOf(" \n ")).toEqual([]);
  });

  test.each([
    ["0.0.0.0/0", true],
    ["10.0.0.0/8\n::/0", true],
    ["10.0.0.0/10", false],
    ["203.0.113.0/24, 10.0.0.0/8", false],
  ])("asks to confirm %s: %s", (text, asks) => {
    expect(holdsEverywhere(text)).toBe(asks);
  });

  test("puts a learned address on a line of its own and keeps what was there", () => {
    expect(withEntry("10.0.0.0/8, 203.0.113.0/24", "198.51.100.4")).toBe("10.0.0.0/8\n203.0.113.0/24\n198.51.100.4");
    expect(withEntry("", "198.51.100.4")).toBe("198.51.100.4");
  });
});
