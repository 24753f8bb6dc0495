import { expect, test } from "vitest";
import { isFiltered } from "../list-query";
import { addressOf, filtersIn, queryOf } from "./log-query";

test("the address remembers what narrows the log, and forgets what nobody can mean", () => {
  const search = { q: " TXN-1 ", result: "attention", verdict: "forged", integration: "int_ab", from: "2026-11-01" };
  const filters = filtersIn({ ...search, to: "yesterday", older: "x" });
  expect(addressOf(filters)).toBe(
    "/payment-log?q=TXN-1&result=attention&verdict=forged&integration=int_ab&from=2026-11-01",
  );
  expect(isFiltered(filters)).toBe(true);
  const nonsense = filtersIn({ q: "a\u0000", result: "toString", verdict: ["forged"], integration: "x y" });
  expect(isFiltered(nonsense)).toBe(false);
});

test("days are those of the company, both included", () => {
  const { createdFrom, createdBefore } = queryOf({ from: "2026-11-01", to: "2026-11-01" }, "Europe/Berlin");
  expect(createdFrom?.toISOString()).toBe("2026-10-31T23:00:00.000Z");
  expect(createdBefore?.toISOString()).toBe("2026-11-01T23:00:00.000Z");
});
