import { describe, expect, test } from "vitest";
import { parsePercent, percentText } from "./percent";

describe("parsePercent and percentText", () => {
  test.each([
    ["2.9", 29_000n, "2.9"],
    ["0", 0n, "0"],
    ["100", 1_000_000n, "100"],
    ["10", 100_000n, "10"],
    ["0.0001", 1n, "0.0001"],
    ["02.50", 25_000n, "2.5"],
  ])("read %s exactly and write it as short as it can be", (typed, millionths, written) => {
    expect(parsePercent(typed)).toBe(millionths);
    expect(percentText(Number(millionths))).toBe(written);
  });

  test.each(["", "-1", "1e1", "1,5", "0.00001", ".5", "5.", "٣"])("have no number for %j", (typed) => {
    expect(parsePercent(typed)).toBeNull();
  });
});
