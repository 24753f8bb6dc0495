import { describe, expect, test } from "vitest";
import { ProviderNotProcessed } from "./contract";
import { addressAt, originFor } from "./origins";
import { isPublicAddress } from "./public-address";
import { CONNECTORS } from "./registry.gen";

const split = { id: "split", origin: { production: "https://api.live.example", sandbox: "https://api.test.example" } };

describe("originFor", () => {
  test("gives sandbox the sandbox's host, and no path can lead it to production's", () => {
    const sandbox = originFor(split, "sandbox", {});
    expect(sandbox).toBe("https://api.test.example");
    const tries = [
      "https://api.live.example/x",
      "//api.live.example/x",
      "/\\api.live.example",
      "/x/../..//api.live.example",
      "@api.live.example",
    ];
    for (const path of tries) {
      const reached = (() => {
        try {
          return addressAt(sandbox, path).hostname;
        } catch {
          return "refused";
        }
      })();
      expect(["refused", "api.test.example"]).toContain(reached);
    }
  });

  test("refuses an environment the provider doesn't have", () => {
    expect(() =>
      originFor({ id: "live-only", origin: { production: "https://a.example", sandbox: null } }, "sandbox", {}),
    ).toThrow(ProviderNotProcessed);
  });

  test("lets no sandbox reach a host that is production's alone, for any connector there is", () => {
    const all = Object.values(CONNECTORS).flatMap(({ origin, otherOrigins }) => [
      origin,
      ...Object.values(otherOrigins ?? {}),
    ]);
    for (const { production, sandbox } of all) {
      if (typeof production !== "string" || typeof sandbox !== "string" || production === sandbox) continue;
      expect(new URL(sandbox).host).not.toBe(new URL(production).host);
    }
    expect(CONNECTORS.simulator?.origin.production).toBeNull();
  });
});

describe("isPublicAddress", () => {
  test.each([
    "93.184.215.14",
    "8.8.8.8",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "2a00:1450::1",
    "::ffff:8.8.8.8",
  ])("lets %s be called", (ip) => {
    expect(isPublicAddress(ip)).toBe(true);
  });

  test.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "fc00::1",
    "fd12::1",
    "fe80::1",
    "ff02::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "4000::1",
    "not an address",
    "",
    "127.1",
    "0x7f000001",
  ])("keeps %j from being called", (ip) => {
    expect(isPublicAddress(ip)).toBe(false);
  });
});
