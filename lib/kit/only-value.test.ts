import { describe, expect, test } from "vitest";
import { onlyValue } from "./only-value";

describe("onlyValue", () => {
  test.each([
    ["expires=1", "1"],
    ["expires=1&expires=1", ""],
    ["expires=1&expires=2", ""],
    ["expires=&expires=1", ""],
    ["Expires=1", ""],
    ["", ""],
  ])("reads %j as %j", (query, value) => {
    expect(onlyValue(new URLSearchParams(query), "expires")).toBe(value);
  });
});
