import { expect, test } from "vitest";
import { vouchersIn } from "./voucher-form";
import { factorText, worthOf } from "./voucher-words";

const form = {
  label: "Spring",
  kind: "free" as const,
  currencyCode: "EUR",
  amount: "10",
  factor: "",
  minimum: "",
  expires: "",
  count: "1",
};

test("a form is read in the currency's digits, with a day that ends where the company is", () => {
  expect(vouchersIn({ ...form, amount: "10,50" }, "UTC")).toMatchObject({ amount: 1050n, minimum: 0n, count: 1 });
  expect(vouchersIn({ ...form, amount: "1.234", currencyCode: "KWD" }, "UTC")).toMatchObject({ amount: 1234n });
  const dated = vouchersIn({ ...form, expires: "2030-06-01" }, "Europe/Berlin");
  expect(dated.expiresAt?.toISOString()).toBe("2030-06-01T22:00:00.000Z");
  const times = vouchersIn({ ...form, kind: "multiplier", amount: "", factor: "1,5", minimum: "20" }, "UTC");
  expect(times).toMatchObject({ factor: 1_500_000n, minimum: 2000n });
  expect(times).not.toHaveProperty("amount");
});

test.each([
  ["amount", { amount: "" }],
  ["amount", { amount: "1e3" }],
  ["amount", { amount: "0" }],
  ["amount", { amount: "1.5", currencyCode: "JPY" }],
  ["factor", { kind: "multiplier" as const, factor: "1" }],
  ["factor", { kind: "multiplier" as const, factor: "11" }],
  ["factor", { kind: "multiplier" as const, factor: "1.1234567" }],
  ["factor", { kind: "multiplier" as const, factor: "-2" }],
  ["minimum", { kind: "additional_credit" as const, minimum: "-1" }],
  ["expiresAt", { expires: "2030-02-31" }],
  ["count", { count: "501" }],
  ["count", { count: "1.5" }],
  ["count", { count: "" }],
  ["label", { label: "" }],
])("a wrong %s is named, case %#", (field, over) => {
  const read = () => vouchersIn({ ...form, ...over }, "UTC");
  expect(read).toThrow(expect.objectContaining({ fields: { [field]: expect.anything() } }));
});

test("worth is told shortly and exactly", () => {
  expect([1_500_000n, 2_000_000n, 1_000_001n, 10_000_000n].map(factorText)).toEqual(["1.5", "2", "1.000001", "10"]);
  const worth = { currencyCode: "EUR", amount: 1000n, factor: null };
  expect(worthOf({ kind: "free", ...worth })).toBe("€10.00");
  expect(worthOf({ kind: "additional_credit", ...worth })).toBe("+ €10.00");
  expect(worthOf({ kind: "multiplier", ...worth, amount: null, factor: 1_500_000n })).toBe("1.5 × payment in EUR");
});
