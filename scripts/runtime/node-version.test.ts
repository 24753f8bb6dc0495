import { describe, expect, test } from "vitest";
import { requireNode } from "./node-version.mjs";

describe("requireNode", () => {
  test.each(["20.19.0", "20.20.2", "22.0.0", "26.1.0"])("lets Node.js %s start", (version) => {
    expect(() => requireNode(version)).not.toThrow();
  });

  test.each(["18.20.4", "20.18.3"])("tells whoever starts with Node.js %s which one is needed", (version) => {
    expect(() => requireNode(version)).toThrow(`needs Node.js 20.19 or newer; this is ${version}`);
  });
});
