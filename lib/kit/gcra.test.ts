import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGcra } from "./gcra";

describe("createGcra", () => {
  test("lets a burst through at once, then so many a second", () => {
    const limit = createGcra({ perSecond: 10, burst: 3 });
    const at = (ms: number) => limit.take("k", ms);

    expect([at(0), at(0), at(0)]).toEqual([0, 0, 0]);
    expect(at(0)).toBe(1);
    expect([at(99), at(100), at(100), at(200)]).toEqual([1, 0, 1, 0]);
  });

  test("tells how long to wait, and a caller who waits that long passes", () => {
    const limit = createGcra({ perSecond: 0.1, burst: 1 });

    expect(limit.take("k", 0)).toBe(0);
    expect(limit.take("k", 0)).toBe(10);
    expect(limit.take("k", 10_000)).toBe(0);
  });

  test("saves up no more than a burst, however long nobody called", () => {
    const limit = createGcra({ perSecond: 10, burst: 2 });
    limit.take("k", 0);
    const later = Array.from({ length: 5 }, () => limit.take("k", 3_600_000));

    expect(later.filter((wait) => wait === 0)).toHaveLength(2);
  });

  test("peek answers as take would and counts nothing", () => {
    const limit = createGcra({ perSecond: 1, burst: 1 });

    expect([limit.peek("k", 0), limit.peek("k", 0), limit.take("k", 0)]).toEqual([0, 0, 0]);
    expect(limit.peek("k", 0)).toBe(limit.take("k", 0));
  });

  test("one key pays nothing for another", () => {
    const limit = createGcra({ perSecond: 1, burst: 1 });
    expect([limit.take("a", 0), limit.take("b", 0)]).toEqual([0, 0]);
  });

  test("never lets more through than burst and rate allow, however the calls fall", () => {
    const rule = { perSecond: 7, burst: 5 };
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 200 }), (gaps) => {
        const limit = createGcra(rule);
        let now = 0;
        let passed = 0;
        for (const gap of gaps) {
          now += gap;
          if (limit.take("k", now) === 0) passed++;
        }
        expect(passed).toBeLessThanOrEqual(rule.burst + (now / 1000) * rule.perSecond + 1e-6);
      }),
    );
  });

  test("a flood of keys takes no more memory than allowed, and what was heard of last stays limited", () => {
    const limit = createGcra({ perSecond: 1, burst: 1, maxKeys: 100 });
    for (let key = 0; key < 10_000; key++) {
      limit.take(`k${key}`, 0);
    }

    expect(limit.peek("k9999", 0)).toBeGreaterThan(0);
    expect(limit.peek("k0", 0)).toBe(0);
  });

  test("a flood of other keys does not set a busy one free", () => {
    const limit = createGcra({ perSecond: 0.01, burst: 100, maxKeys: 20 });
    for (let call = 0; call < 100; call++) {
      expect(limit.take("busy", 0)).toBe(0);
      for (const other of ["a", "b", "c"]) limit.take(`${other}${call}`, 0);
    }
    expect(limit.peek("busy", 0)).toBeGreaterThan(0);
  });

  test("a clock that goes back lets nobody through early", () => {
    const limit = createGcra({ perSecond: 1, burst: 1 });
    limit.take("k", 10_000);
    expect(limit.take("k", 5000)).toBeGreaterThan(0);
  });
});
