import { describe, expect, test } from "vitest";
import { REASONS } from "@/lib/credentials/reasons";
import { type Request, stepsOf } from "./steps-of";

const call = (over: Partial<Request> = {}): Request => ({
  id: "req_1",
  environment: "sandbox",
  method: "GET",
  route: "/api/payment/{id}",
  status: 200,
  reason: null,
  detail: null,
  origin: null,
  ip: null,
  latencyMs: 1,
  createdAt: new Date(),
  credential: { id: "cre_1", kind: "client_token", label: "Server", hint: "pct_test_ab", applicationId: null },
  ...over,
});
const states = (request: Request) => stepsOf(request).map(({ state }) => state);

describe("stepsOf", () => {
  test("shows a call that succeeded as having passed everything", () => {
    expect(new Set(states(call()))).toEqual(new Set(["passed"]));
  });

  test.each(REASONS)("names one question for %s, passes all before it and asks none behind it", (reason) => {
    const steps = states(call({ status: reason === "revoked" ? 401 : 403, reason }));
    const at = steps.indexOf("refused");
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(steps.length - 1);
    expect(new Set(steps.slice(0, at))).toEqual(new Set(["passed"]));
    expect(new Set(steps.slice(at + 1))).toEqual(new Set(["unasked"]));
  });

  test("asks in the order of the judge", () => {
    const places = REASONS.map((reason) => states(call({ status: 403, reason })).indexOf("refused"));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test("ends at the work itself when the caller was let in", () => {
    const steps = stepsOf(call({ status: 404, reason: "not_found", detail: "Payment not found" }));
    expect(steps.at(-1)).toMatchObject({ state: "refused", detail: expect.stringContaining("Payment not found") });
    expect(steps.filter(({ state }) => state === "refused")).toHaveLength(1);
  });

  test("tells nothing of calls that are judged otherwise or led nowhere", () => {
    for (const other of [{ credential: null }, { route: "/oauth2/token" }, { reason: "address", status: 404 }])
      expect(stepsOf(call(other))).toEqual([]);
  });
});
