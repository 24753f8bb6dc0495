import { describe, expect, test } from "vitest";
import { ipWords } from "./ip-words";

describe("what is said about addresses before they are saved", () => {
  test("shows each in the spelling it is stored in, twins once", () => {
    expect(ipWords(["203.0.113.7", "2001:DB8::1", "203.0.113.7/32"])).toBe(
      "Stored as 203.0.113.7/32, 2001:db8::1/128.",
    );
  });

  test("names every entry that is none, and offers the range that was probably meant", () => {
    expect(ipWords(["203.0.113.7", "shop.example", "10.0.0.5/8"])).toMatch(
      /^shop\.example: .+ 10\.0\.0\.5\/8: .*Did you mean 10\.0\.0\.0\/8\?$/,
    );
  });

  test("says nothing about an empty list", () => {
    expect(ipWords([])).toBeNull();
  });
});
