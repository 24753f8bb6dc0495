import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalIp, canonicalRange, clientAddress, ipInRanges, parseTrustedProxies, peerNetwork } from "./ip";

describe("canonicalIp", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["::FFFF:cb00:7107", "203.0.113.7"],
    ["0:0:0:0:0:ffff:203.0.113.7", "203.0.113.7"],
    ["2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
    ["2001:0db8::0001", "2001:db8::1"],
    ["::1", "::1"],
  ])("spells %s as %s", (typed, spelled) => {
    expect(canonicalIp(typed)).toBe(spelled);
  });

  test.each([
    "fe80::1%eth0",
    "::1.2.3.4",
    "010.0.0.1",
    "0x7f.0.0.1",
    "127.1",
    "2130706433",
    "1.2.3.4.5",
    "256.1.1.1",
    "::ffff:010.0.0.1",
    "[::1]",
    "1.2.3.4:80",
    " 1.2.3.4",
    "1.2.3.4 ",
    "example.com",
    "",
  ])("refuses %j, in which two programs could read two addresses", (typed) => {
    expect(canonicalIp(typed)).toBeNull();
  });

  test("gives one spelling to whatever names the same address", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (typed) => {
        fc.pre(!/^::\d+\./.test(typed));
        const spelled = canonicalIp(typed);
        expect(spelled).not.toBeNull();
        expect(canonicalIp(spelled ?? "")).toBe(spelled);
        expect(canonicalIp(typed.toUpperCase())).toBe(spelled);
      }),
    );
  });
});

describe("canonicalRange", () => {
  test.each([
    ["203.0.113.0/24", "203.0.113.0/24", false],
    ["203.0.113.7", "203.0.113.7/32", true],
    [" 2001:DB8::/32 ", "2001:db8::/32", true],
    ["::1", "::1/128", true],
    ["::ffff:10.0.0.0/104", "10.0.0.0/8", true],
    ["::ffff:10.0.0.1", "10.0.0.1/32", true],
    ["10.0.0.4/30", "10.0.0.4/30", false],
    ["2001:db8:8000::/33", "2001:db8:8000::/33", false],
  ])("reads %j as %s", (typed, range, changed) => {
    expect(canonicalRange(typed)).toEqual({ ok: true, range, changed, everything: false });
  });

  test.each([
    ["10.0.0.5/8", "10.0.0.0/8"],
    ["10.0.0.5/30", "10.0.0.4/30"],
    ["2001:db8::1/32", "2001:db8::/32"],
    ["192.0.2.255/25", "192.0.2.128/25"],
  ])("refuses %s and proposes %s", (typed, proposed) => {
    expect(canonicalRange(typed)).toMatchObject({ ok: false, why: expect.stringContaining(proposed) });
  });

  test.each(["0.0.0.0/0", "::/0", "::ffff:0.0.0.0/96"])("marks %s as everything", (typed) => {
    expect(canonicalRange(typed)).toMatchObject({ ok: true, everything: true });
  });

  test.each([
    "example.com",
    "localhost/8",
    "10.0.0.0/33",
    "::/129",
    "10.0.0.0/08",
    "10.0.0.0/+8",
    "10.0.0.0/",
    "10.0.0.0/8/8",
    "/8",
    "::ffff:10.0.0.0/95",
    "*",
  ])("refuses %s", (typed) => {
    expect(canonicalRange(typed).ok).toBe(false);
  });
});

describe("ipInRanges", () => {
  test("holds the first and last address of a range and not their neighbours", () => {
    const ranges = ["203.0.113.64/26", "2001:db8::/64"];

    expect(
      ["203.0.113.64", "203.0.113.127", "::ffff:203.0.113.100", "2001:db8::ffff"].filter(
        (ip) => !ipInRanges(ip, ranges),
      ),
    ).toEqual([]);
    expect(
      ["203.0.113.63", "203.0.113.128", "2001:db8:0:1::", "nonsense"].filter((ip) => ipInRanges(ip, ranges)),
    ).toEqual([]);
  });

  test("agrees with a comparison of bits for every address and mask", () => {
    const quad = fc.nat(2 ** 32 - 1);
    const dotted = (n: number) => [24, 16, 8, 0].map((shift) => (n >>> shift) & 255).join(".");
    fc.assert(
      fc.property(quad, quad, fc.integer({ min: 1, max: 32 }), (one, two, prefix) => {
        const maskBits = prefix === 0 ? 0 : (-1 << (32 - prefix)) >>> 0;
        const range = `${dotted((one & maskBits) >>> 0)}/${prefix}`;
        expect(ipInRanges(dotted(two), [range])).toBe((one & maskBits) >>> 0 === (two & maskBits) >>> 0);
      }),
    );
  });

  test("an address that isn't known is in no range, not even in everything", () => {
    expect(ipInRanges(null, ["0.0.0.0/0", "::/0"])).toBe(false);
    expect(ipInRanges("203.0.113.7", [])).toBe(false);
  });

  test("every IPv6 address is not every IPv4 address", () => {
    expect(ipInRanges("203.0.113.7", ["::/0"])).toBe(false);
    expect(ipInRanges("2001:db8::1", ["0.0.0.0/0"])).toBe(false);
  });
});

describe("clientAddress", () => {
  const trusted = ["10.0.0.0/8"];

  test.each([
    ["a direct caller", "203.0.113.7", null, "203.0.113.7"],
    ["a direct caller who claims to be another", "203.0.113.7", "198.51.100.1", "203.0.113.7"],
    ["a caller behind our proxy", "10.0.0.1", "198.51.100.1", "198.51.100.1"],
    ["a caller behind two of our proxies", "10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"],
    ["a caller who forged the left of the list", "10.0.0.1", "10.9.9.9, 127.0.0.1, 198.51.100.1", "198.51.100.1"],
    ["a call of the proxy's own", "10.0.0.1", null, "10.0.0.1"],
    ["a call inside our network", "10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"],
    ["a mapped peer", "::ffff:10.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"],
    ["a list whose nearest hop can't be read", "10.0.0.1", "198.51.100.1, unknown", null],
    ["a list with an empty hop", "10.0.0.1", "198.51.100.1,", null],
    ["a hop with a port", "10.0.0.1", "198.51.100.1:4711", null],
    ["nonsense left of the answer", "10.0.0.1", "nonsense, 198.51.100.1", "198.51.100.1"],
    ["no peer", null, "198.51.100.1", null],
  ])("%s: peer %s, forwarded for %s is %s", (_, peer, forwardedFor, address) => {
    expect(clientAddress({ peer, forwardedFor, trusted })).toBe(address);
  });

  test("with no trusted proxy nobody can name their own address", () => {
    fc.assert(
      fc.property(
        fc.ipV4(),
        fc.string(),
        (peer, forwardedFor) => clientAddress({ peer, forwardedFor, trusted: [] }) === peer,
      ),
    );
  });
});

describe("parseTrustedProxies", () => {
  test("reads ranges behind commas and spaces, and nothing out of nothing", () => {
    expect(parseTrustedProxies("10.0.0.0/8, 127.0.0.1 ::1")).toEqual(["10.0.0.0/8", "127.0.0.1/32", "::1/128"]);
    expect(parseTrustedProxies(" ")).toEqual([]);
  });

  test.each(["0.0.0.0/0", "10.0.0.0/8,::/0", "proxy.internal", "10.0.0.1/8"])("refuses %s", (text) => {
    expect(() => parseTrustedProxies(text)).toThrow();
  });
});

test("peers are counted by IPv4 address and by IPv6 /64, since one line has a whole /64", () => {
  expect(peerNetwork("203.0.113.7")).toBe("203.0.113.7");
  expect(peerNetwork("2001:db8:1:2:3::4")).toBe("2001:db8:1:2::/64");
  expect(peerNetwork("2001:db8:1:2:ffff::9")).toBe("2001:db8:1:2::/64");
  expect(peerNetwork(null)).toBe("unknown");
});
