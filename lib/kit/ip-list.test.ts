import { describe, expect, test } from "vitest";
import { everywhereIn, ipList, outsideOf } from "./ip-list";

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
    const all = ["0.0.0.0/0", "::/0"];
    expect(everywhereIn(IpList.parse([...all, "10.0.0.0/8"]))).toEqual(all);
    expect(everywhereIn(["10.0.0.0/8", "2001:db8::/32"])).toEqual([]);
  });

  test("knows ranges that hold every address together, however they are cut", () => {
    const halves = ["0.0.0.0/1", "128.0.0.0/1"];
    expect(everywhereIn([...halves, "10.0.0.0/8", "2001:db8::/32"])).toEqual(halves);
    expect(everywhereIn(["::/1", "8000::/2", "c000::/2"])).toHaveLength(3);
    const ladder = [
      ...Array.from({ length: 8 }, (_, step) => `${256 - 2 ** (8 - step)}.0.0.0/${step + 1}`),
      "255.0.0.0/8",
    ];
    expect(everywhereIn(ladder)).toEqual(ladder);
    for (const gone of ladder) expect(everywhereIn(ladder.filter((one) => one !== gone))).toEqual([]);
    expect(everywhereIn(["0.0.0.0/1", "8000::/1"])).toEqual([]);
  });

  test("takes at most 100 entries", () => {
    const many = Array.from({ length: 101 }, (_, place) => `10.0.0.${place}`);
    expect(IpList.safeParse(many).success).toBe(false);
  });

  test("asks for at least as many as are wanted", () => {
    expect(ipList({ least: 1 }).safeParse([]).success).toBe(false);
    expect(IpList.parse([])).toEqual([]);
  });

  test("tells which ranges lie in no others, also where several make up one, and keeps the families apart", () => {
    const wall = ["203.0.113.0/25", "203.0.113.128/25", "10.0.0.0/8", "2001:db8::/32"];
    const inside = ["203.0.113.0/24", "203.0.113.7/32", "10.0.0.0/8", "10.255.0.0/16", "2001:db8:ffff::/48"];
    expect(outsideOf(inside, wall)).toEqual([]);
    const outside = ["203.0.112.0/23", "203.0.114.1/32", "8.0.0.0/7", "2001:db9::1/128", "2001:d00::/24"];
    expect(outsideOf([...inside, ...outside], wall)).toEqual(outside);
    expect(outsideOf(["cb00:7100::/24", "::/0"], ["203.0.113.0/24", "0.0.0.0/0"])).toEqual(["cb00:7100::/24", "::/0"]);
  });
});
