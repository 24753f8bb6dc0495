import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

const STAMP = Symbol.for("portico.peer-header");
const shared = globalThis as { [STAMP]?: string };

/** The settings are read once per process, so each installation is a fresh one. */
async function installed(settings: Record<string, string>) {
  vi.resetModules();
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  return import("./transport");
}

beforeAll(() => {
  shared[STAMP] = "x-stamp";
});
afterAll(() => {
  delete shared[STAMP];
  vi.unstubAllEnvs();
});

const sent = (headers: Record<string, string>) => new Headers(headers);
const PROXIED = { PUBLIC_URL: "https://pay.example", TRUSTED_PROXIES: "10.0.0.0/8" };
const live = { authorization: `Bearer pct_live_${"a".repeat(38)}` };

describe("hostOf", () => {
  test("believes a forwarded host from a trusted proxy only", async () => {
    const { hostOf } = await installed(PROXIED);
    const headers = { host: "INNER:3000", "x-forwarded-host": "evil.example, Shop.Example" };
    expect(hostOf(sent({ ...headers, "x-stamp": "10.1.2.3" }))).toBe("shop.example");
    expect(hostOf(sent({ ...headers, "x-stamp": "203.0.113.9" }))).toBe("inner:3000");
    expect(hostOf(sent(headers))).toBe("inner:3000");
    expect(hostOf(sent({}))).toBe("");
    for (const host of ["shop.example:443", "Shop.Example.", "shop.example:"]) {
      expect(hostOf(sent({ host }))).toBe("shop.example");
    }
  });

  test("believes nobody when no proxy is trusted", async () => {
    const { hostOf } = await installed({ ...PROXIED, TRUSTED_PROXIES: "" });
    expect(hostOf(sent({ host: "a", "x-forwarded-host": "b", "x-stamp": "127.0.0.1" }))).toBe("a");
  });
});

describe("requireHttps", () => {
  test("refuses a production credential that came in the clear", async () => {
    const { requireHttps } = await installed(PROXIED);
    const call = sent({ ...live, "x-stamp": "10.1.2.3", "x-forwarded-proto": "http" });
    expect(() => requireHttps(call)).toThrow("HTTPS only");
    expect(() => requireHttps(sent({ ...live, "x-stamp": "10.1.2.3", "x-forwarded-proto": "https, http" }))).toThrow(
      "HTTPS only",
    );
  });

  test.each([
    ["https", { "x-stamp": "10.1.2.3", "x-forwarded-proto": "https" }, live.authorization],
    [
      "a sandbox credential",
      { "x-stamp": "10.1.2.3", "x-forwarded-proto": "http" },
      live.authorization.replace("live", "test"),
    ],
    ["the word of a stranger", { "x-stamp": "203.0.113.9", "x-forwarded-proto": "http" }, live.authorization],
    ["silence", { "x-stamp": "10.1.2.3" }, live.authorization],
  ])("lets pass %s", async (_, headers, authorization) => {
    const { requireHttps } = await installed(PROXIED);
    expect(() => requireHttps(sent({ ...(headers as Record<string, string>), authorization }))).not.toThrow();
  });

  test("asks nothing of an installation that has no https", async () => {
    const { requireHttps } = await installed({ ...PROXIED, PUBLIC_URL: "http://localhost:3000" });
    expect(() => requireHttps(sent({ ...live, "x-stamp": "10.1.2.3", "x-forwarded-proto": "http" }))).not.toThrow();
  });
});
