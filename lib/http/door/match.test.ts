import { describe, expect, test } from "vitest";
import { createMatcher } from "./match.mjs";

const endpoint = { reply: () => Promise.reject(new Error("not called")) };
const operation = (method: string, path: string) => ({ method, path, endpoint });
const match = createMatcher({
  operations: [
    operation("GET", "/api/payment"),
    operation("GET", "/api/payment/{id}"),
    operation("POST", "/api/payment/checkout"),
    operation("GET", "/api/payment/{id}/provider/{provider}"),
  ],
  plain: ["/api/payment/export"],
});

describe("createMatcher", () => {
  test.each([
    ["/api/payment", "/api/payment", {}],
    ["/api/payment/checkout", "/api/payment/checkout", {}],
    ["/api/payment/pay_1", "/api/payment/{id}", { id: "pay_1" }],
    ["/api/payment/a%20b%2Fc", "/api/payment/{id}", { id: "a b/c" }],
    ["/api/payment/p/provider/q", "/api/payment/{id}/provider/{provider}", { id: "p", provider: "q" }],
  ])("finds the route of %s", (path, route, params) => {
    const found = match(path);
    expect(found?.route.path).toBe(route);
    expect(found?.params).toEqual(params);
  });

  test.each(["/", "/api", "/api/payment/", "/api/payment//provider/q", "/api/payments", "/api/payment/{id}/x", ""])(
    "finds nothing at %j",
    (path) => {
      expect(match(path)).toBeNull();
    },
  );

  test("treats the text of a pattern as an ordinary value", () => {
    expect(match("/api/payment/{id}")?.params).toEqual({ id: "{id}" });
  });

  test.each(["%", "%zz", "%ff", "a%e0%a4"])("gives no parameters for %s, which is no UTF-8", (value) => {
    expect(match(`/api/payment/${value}`)?.params).toBeNull();
  });

  test("leaves a plain route to Next even where an endpoint's pattern fits", () => {
    expect(match("/api/payment/export")?.route.methods).toBeNull();
  });

  test("answers HEAD wherever GET is, and says so", () => {
    expect(match("/api/payment")?.route.allow).toBe("GET, HEAD, OPTIONS");
    expect(match("/api/payment/checkout")?.route.allow).toBe("OPTIONS, POST");
  });
});
