import { expect, test } from "vitest";
import { canonicalHost } from "./host";

test.each([
  "Shop.Example",
  "shop.example.",
  "shop.example:443",
  "shop.example:80",
  "shop.example:",
  "shop.example.:443",
])("%s is shop.example", (host) => expect(canonicalHost(host)).toBe("shop.example"));

test.each(["shop.example:8443", "localhost:3000", "[::1]:3000", "[::1]", "", "10.0.0.1"])("%j stays as it is", (host) =>
  expect(canonicalHost(host)).toBe(host),
);
