import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CURRENCIES } from "./currencies";
import { creditOf, NO_RULES, quote } from "./quote";

const rules = { fixedMinor: { EUR: "30", JPY: "5" }, percentMillionths: 29_000, deductFees: true };
const amounts = fc.bigInt({ min: 1n, max: 999_999_999_999n });
const anyRules = fc.record({
  fixed: fc.bigInt({ min: 0n, max: 1_000_000n }),
  percentMillionths: fc.integer({ min: 0, max: 1_000_000 }),
});

describe("a quote", () => {
  test.each([
    [10_000n, "EUR", 30n, 290n, 10_320n],
    [50n, "EUR", 30n, 1n, 81n],
    [1_000n, "JPY", 5n, 29n, 1_034n],
    [1_000n, "KWD", 0n, 29n, 1_029n],
    [18n, "USD", 0n, 1n, 19n],
    [17n, "USD", 0n, 0n, 17n],
  ])("of %d %s is fixed %d, percent %d and total %d", (amount, currency, fixed, percent, total) => {
    expect(quote({ base: { amount, currency }, rules })).toMatchObject({ fixed, percent, total });
  });

  test("rounds a half up, once", () => {
    const half = { fixedMinor: {}, percentMillionths: 5_000, deductFees: false };
    expect(quote({ base: { amount: 100n, currency: "EUR" }, rules: half }).percent).toBe(1n);
    expect(quote({ base: { amount: 99n, currency: "EUR" }, rules: half }).percent).toBe(0n);
  });

  test("is base plus surcharges for every currency, whatever its minor unit (I13)", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CURRENCIES.keys()), amounts, anyRules, (currency, amount, { fixed, ...rest }) => {
        const priced = { ...rest, fixedMinor: { [currency]: String(fixed) }, deductFees: false };
        const made = quote({ base: { amount, currency }, rules: priced });
        expect(made.total).toBe(amount + made.fixed + made.percent);
        expect(made.surcharge).toBe(made.fixed + made.percent);
        expect(made.fixed).toBe(fixed);
        const error = made.percent * 1_000_000n - amount * BigInt(rest.percentMillionths);
        expect(error > -500_000n && error <= 500_000n).toBe(true);
      }),
    );
  });

  test("adds nothing without rules", () => {
    expect(quote({ base: { amount: 7n, currency: "EUR" }, rules: NO_RULES })).toMatchObject({
      surcharge: 0n,
      total: 7n,
    });
  });
});

describe("what the customer is credited", () => {
  test("is the base, less the provider's fee only when the rules deduct it", () => {
    expect(creditOf({ base: 100n, fee: 3n, rules })).toBe(97n);
    expect(creditOf({ base: 100n, fee: 3n, rules: NO_RULES })).toBe(100n);
    expect(creditOf({ base: 100n, fee: null, rules })).toBe(100n);
  });
});
