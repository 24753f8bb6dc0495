import { describe, expect, test } from "vitest";
import { calculate, type Example } from "./calculate";

const example: Example = { amount: "100", currency: "EUR", feePercent: "2.9", feeFixed: "0.25" };
const terms = { fixed: { EUR: "0.30" }, percent: "1.5", deductFees: true };

describe("calculate", () => {
  test("shows what payer, provider, customer and company have, and loses nothing between them", () => {
    expect(calculate(example, terms)).toEqual({
      surcharge: "€1.80",
      total: "€101.80",
      fee: "€3.20",
      credit: "€96.80",
      rest: "€1.80",
    });
    expect(calculate(example, { ...terms, deductFees: false })).toMatchObject({ credit: "€100.00", rest: "-€1.40" });
  });

  test("counts in the minor unit of each currency", () => {
    const yen = calculate({ ...example, currency: "JPY", amount: "333", feeFixed: "0" }, { ...terms, fixed: {} });
    expect(yen).toMatchObject({ surcharge: "¥5", total: "¥338", fee: "¥10", credit: "¥323" });
  });

  test.each([
    [{ amount: "" }],
    [{ amount: "0" }],
    [{ amount: "-1" }],
    [{ amount: "1.005" }],
    [{ feePercent: "x" }],
    [{ feeFixed: "-1" }],
  ])("has no answer for %j", (over) => {
    expect(calculate({ ...example, ...over }, terms)).toBeNull();
  });

  test.each([[{ percent: "101" }], [{ percent: "-1" }], [{ fixed: { EUR: "0.305" } }], [{ fixed: { EUR: "-1" } }]])(
    "has no answer while the rules are %j",
    (over) => {
      expect(calculate(example, { ...terms, ...over })).toBeNull();
    },
  );
});
