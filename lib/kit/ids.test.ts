import { describe, expect, test } from "vitest";
import { CLIENT_ID_PATTERN, idPattern, madeAt, newClientId, newId } from "./ids";

describe("newId", () => {
  test("names what it is for and matches its own pattern only", () => {
    const id = newId("pay");

    expect(id).toMatch(idPattern("pay"));
    expect(id).not.toMatch(idPattern("app"));
    expect(`${id}0`).not.toMatch(idPattern("pay"));
    expect(id.toUpperCase()).not.toMatch(idPattern("pay"));
  });

  test("ends in 48 bits that nobody can foretell, each as often 0 as 1", () => {
    const tails = Array.from({ length: 4000 }, () => BigInt(`0x${newId("pay").slice(-12)}`));
    expect(new Set(tails).size).toBe(tails.length);
    for (let bit = 0n; bit < 48n; bit++) {
      const ones = tails.filter((tail) => (tail >> bit) & 1n).length;
      expect(Math.abs(ones - 2000)).toBeLessThan(250);
    }
  });

  test("sorts by the time it was made, so newest-first lists walk one index", () => {
    const ids = Array.from({ length: 5000 }, () => newId("pay"));

    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });
});

describe("madeAt", () => {
  test("tells when an id was made, and nothing of what is no id", () => {
    const before = Date.now();
    const made = madeAt(newId("att"))?.getTime() ?? 0;
    expect(made).toBeGreaterThanOrEqual(before - 1);
    expect(made).toBeLessThanOrEqual(Date.now() + 1);
    expect(madeAt("att_0190f0c0a00070008000000000001234")).toEqual(new Date(0x0190f0c0a000));
    for (const other of ["att_unheard_of", "", "att_0190f0c0a00040008000000000001234"])
      expect(madeAt(other)).toBeNull();
  });
});

describe("newClientId", () => {
  test("is 32 characters of a-z and 0-9, and uses all of them alike", () => {
    const ids = Array.from({ length: 3000 }, newClientId);
    const counts = new Map<string, number>();
    for (const character of ids.join("")) counts.set(character, (counts.get(character) ?? 0) + 1);

    expect(ids.every((id) => CLIENT_ID_PATTERN.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(counts.size).toBe(36);
    const expected = (3000 * 32) / 36;
    for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected * 0.15);
  });
});
