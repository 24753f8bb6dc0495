import { expect, test } from "vitest";
import { moneyIn } from "./money-in";

test.each([
  ["25", "EUR", { amount: 2500n, currencyCode: "EUR" }],
  ["25,50", "EUR", { amount: 2550n, currencyCode: "EUR" }],
  ["1.234", "KWD", { amount: 1234n, currencyCode: "KWD" }],
  ["1.5", "JPY", { error: "amount" }],
  ["0", "EUR", { error: "amount" }],
  ["-1", "EUR", { error: "amount" }],
  ["", "EUR", { error: "amount" }],
  ["1e3", "EUR", { error: "amount" }],
  ["25", "eur", { error: "currency" }],
  ["10000000000", "EUR", { error: "too_much" }],
])("%j in %s is that many minor units, or says which field is wrong", (amount, currency, asked) => {
  expect(moneyIn({ amount, currency })).toEqual(asked);
});
