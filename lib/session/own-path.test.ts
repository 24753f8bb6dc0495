import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownPath } from "./own-path";

describe("the path after signing in", () => {
  test.each(["/", "/payments", "/payments?status=failed&created=2026-01-01", "/applications/app_1#tokens"])(
    "may be %s",
    (path) => {
      expect(ownPath(path)).toBe(path);
    },
  );

  test.each([
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/..//evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "evil",
    "",
    null,
    ["/payments"],
  ])("is never %j", (elsewhere) => {
    expect(ownPath(elsewhere)).toBe("/");
  });

  test("never leads to another site, whatever was asked for", () => {
    const pieces = fc.array(
      fc.constantFrom("/", "\\", ".", "..", "@", ":", "evil.example", "%2f", "%5c", "\t", "?", "#", "a"),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        expect(new URL(ownPath(parts.join("")), "https://portico.example").host).toBe("portico.example");
      }),
    );
  });
});
