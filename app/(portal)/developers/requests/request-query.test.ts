import { expect, test } from "vitest";
import { isFiltered } from "../../list-query";
import { addressOf, filtersIn, queryOf } from "./request-query";

test("the address remembers what narrows the log, and forgets what nobody can mean", () => {
  const search = { q: " req_1 ", result: "refused", credential: "cre_ab", endpoint: "POST /api/payment/checkout" };
  const filters = filtersIn({ ...search, older: "x" });
  expect(addressOf(filters)).toBe(
    "/developers/requests?q=req_1&result=refused&credential=cre_ab&endpoint=POST+%2Fapi%2Fpayment%2Fcheckout",
  );
  expect(isFiltered(filters)).toBe(true);
  const nonsense = { q: "a\u0000", result: "toString", credential: "app_1", endpoint: "GET /etc/passwd" };
  expect(isFiltered(filtersIn(nonsense))).toBe(false);
});

test("an endpoint is asked for by its method and its pattern, browsers by what they sent", () => {
  expect(queryOf({ endpoint: "GET /api/payment/{id}", result: "browser" })).toMatchObject({
    method: "GET",
    route: "/api/payment/{id}",
    fromBrowser: true,
    outcome: undefined,
  });
});
