import { describe, expect, test } from "vitest";
import { AppError, conflict, forbidden, invalid, notFound, rateLimited, STATUS_OF, unauthenticated } from "./errors";

describe("AppError", () => {
  test.each([
    [notFound("Payment"), 404, "Payment not found"],
    [forbidden(), 403, "Insufficient permissions"],
    [conflict("Already paid"), 409, "Already paid"],
    [invalid({ name: ["Missing"] }), 400, "Invalid request"],
    [unauthenticated("expired"), 401, "Unauthenticated"],
    [rateLimited(2), 429, "Too many requests"],
  ])("%s is answered with its own status", (failure, status, message) => {
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ status, message });
    expect(STATUS_OF[failure.code]).toBe(status);
  });

  test("keeps the reason of a 401 out of everything that is sent", () => {
    const failure = unauthenticated("revoked");

    expect(failure.extra.reason).toBe("revoked");
    expect(JSON.stringify([failure.message, failure.code, failure.fields])).not.toContain("revoked");
  });

  test.each([
    [0, 1],
    [0.2, 1],
    [3.1, 4],
  ])("a wait of %d s is told as %d whole seconds, never none", (seconds, told) => {
    expect(rateLimited(seconds).extra.retryAfterSeconds).toBe(told);
  });
});
