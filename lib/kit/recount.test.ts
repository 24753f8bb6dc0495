import { expect, test } from "vitest";
import { countedAs, countedFrom } from "./recount";

const counting = { exponents: { ISK: 2, MGA: 0 }, steps: { KWD: 10n } };

test.each([
  ["USD", 2500n, 2500n],
  ["ISK", 500n, 50_000n],
  ["MGA", 50_000n, 500n],
  ["KWD", 1230n, 1230n],
])("counts %s there and back without loss", (currency, ours, theirs) => {
  expect(countedAs({ amount: ours, currency }, counting)).toBe(theirs);
  expect(countedFrom(theirs, currency, counting)).toEqual({ amount: ours, currency });
});

test.each([
  ["a fraction somebody else doesn't have", "MGA", 50_001n],
  ["an amount between two steps", "KWD", 1231n],
])("never rounds %s", (_, currency, amount) => {
  expect(countedAs({ amount, currency }, counting)).toBeNull();
});

test("knows no money in part units of ours or in a currency nobody knows", () => {
  expect(countedFrom(50_001n, "ISK", counting)).toBeNull();
  expect(countedFrom(1n, "ZZZ", counting)).toBeNull();
});
