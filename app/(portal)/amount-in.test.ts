import { expect, test } from "vitest";
import { AppError } from "@/lib/kit/errors";
import { amountIn, sumIn } from "./amount-in";

function refusalOf(ask: () => unknown): Record<string, string[]> {
  try {
    ask();
  } catch (error) {
    if (error instanceof AppError) return error.fields;
    throw error;
  }
  return {};
}

test("what is typed becomes minor units in the currency's own digits", () => {
  expect(amountIn("fee", " 12.34 ", "EUR")).toBe(1234n);
  expect(amountIn("fee", "12", "JPY")).toBe(12n);
  expect(amountIn("total", "-1.5", "KWD")).toBe(-1500n);
  expect(sumIn("amount", "0.01", "EUR")).toBe(1n);
});

test.each([
  ["EUR", "12.345", "An amount of EUR, such as 10.00."],
  ["JPY", "12.5", "An amount of JPY, such as 1000."],
  ["KWD", "", "An amount of KWD, such as 1.000."],
])("what is no amount of %s is refused at its field, with one that is", (currency, typed, words) => {
  expect(refusalOf(() => amountIn("fee", typed, currency))).toEqual({ fee: [words] });
});

test.each(["0", "-3"])("money that moves is more than nothing: %s is refused", (typed) => {
  expect(refusalOf(() => sumIn("amount", typed, "EUR"))).toEqual({ amount: ["An amount above zero."] });
});
