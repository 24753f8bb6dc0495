import { describe, expect, test } from "vitest";
import { ipList, isEverywhere } from "./ip-list";

const IpList = ipList();

const wrong = (entries: string[]) =>
  IpList.safeParse(entries).error?.issues.map(({ path, message }) => [path[0], message]) ?? [];

describe("ipList", () => {
  test("gives every entry its one spelling and keeps no twins", () => {
    expect(IpList.parse(["203.0.113.7", " 203.0.113.7/32 ", "2001:DB8::/48", "::ffff:203.0.113.7"])).toEqual([
      "203.0.113.7/32",
      "2001:db8::/48",
    ]);
  });

  test("names each entry that is none, and where it stands", () => {
    const found = wrong(["203.0.113.7", "shop.example", "10.0.0.5/8", ""]);
    expect(found.map(([place]) => place)).toEqual([1, 2, 3]);
    expect(found[0]?.[1]).toContain('"shop.example"');
    expect(found[1]?.[1]).toContain("Did you mean 10.0.0.0/8?");
  });

  test("lets a range that holds every address through, and such a range can be told", () => {
    expect(IpList.parse(["0.0.0.0/0", "::/0"]).every(isEverywhere)).toBe(true);
    expect(isEverywhere("10.0.0.0/8")).toBe(false);
  });

  test("takes at most 100 entries", () => {
    const many = Array.from({ length: 101 }, (_, place) => `10.0.0.${place}`);
    expect(IpList.safeParse(many).success).toBe(false);
  });

  test("asks for at least as many as are wanted", () => {
    expect(ipList({ least: 1 }).safeParse([]).success).toBe(false);
    expect(IpList.parse([])).toEqual([]);
  });
});
