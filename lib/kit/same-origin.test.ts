import { describe, expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

const sent = (headers: Record<string, string>) => isSameOrigin(new Headers(headers));
const host = "portico.example:3000";

describe("a request", () => {
  test("is of the same origin when its page is of the host it went to, whatever the letters' case", () => {
    expect(sent({ origin: "https://portico.example:3000", host })).toBe(true);
    expect(sent({ origin: "https://portico.example:3000", host: "Portico.Example:3000" })).toBe(true);
    expect(sent({ origin: "https://portico.example:3000", host, "x-forwarded-host": host })).toBe(true);
  });

  test.each([
    "https://evil.example",
    "https://portico.example",
    "https://portico.example:3001",
    "null",
    "nonsense",
    "",
  ])("from %j is not", (origin) => {
    expect(sent({ origin, host })).toBe(false);
  });

  test("is not when it says nothing about its page or its host", () => {
    expect(sent({ host })).toBe(false);
    expect(sent({ origin: "https://portico.example:3000" })).toBe(false);
    expect(sent({ origin: "data:text/html,x", host: "" })).toBe(false);
  });

  test("is not when the proxy before us speaks of another host", () => {
    expect(sent({ origin: `https://${host}`, host, "x-forwarded-host": "evil.example" })).toBe(false);
  });
});
