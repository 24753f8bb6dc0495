import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { conflict, rateLimited, unauthenticated } from "@/lib/kit/errors";
import { failureOf } from "./failure";
import { problemJson } from "./problem";

const coded = (code: string) => Object.assign(new Error("boom"), { code });

describe("failureOf", () => {
  test("tells a stranger how to come in and never why they are one", () => {
    const reply = problemJson(failureOf(unauthenticated("revoked"), "req_1"), "req_1");
    expect(reply.status).toBe(401);
    expect(reply.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
    expect(reply.body).toContain('"title":"Unauthenticated"');
    expect(reply.body).not.toContain("revoked");
  });

  test("says when to come back", () => {
    expect(failureOf(rateLimited(2.2), "r")).toMatchObject({ status: 429, headers: { "retry-after": "3" } });
    expect(failureOf(conflict("running", { retryAfterSeconds: 1 }), "r")).toMatchObject({
      status: 409,
      headers: { "retry-after": "1" },
    });
  });

  test.each([
    "57P01",
    "57P03",
    "08006",
    "53300",
    "CONNECTION_CLOSED",
    "CONNECT_TIMEOUT",
    "ECONNREFUSED",
    "40001",
    "57014",
    "55P03",
  ])("asks for patience when the database says %s", (code) => {
    expect(failureOf(coded(code), "r")).toMatchObject({ status: 503, headers: { "retry-after": "5" } });
    expect(failureOf(new DrizzleQueryError("select 1", [], coded(code)), "r").status).toBe(503);
    expect(failureOf(new AggregateError([coded(code)]), "r").status).toBe(503);
  });

  test.each(["22P02", "22021", "22P05"])("blames the caller for a text that the database can't hold (%s)", (code) => {
    expect(failureOf(new DrizzleQueryError("select 1", [], coded(code)), "r").status).toBe(400);
  });

  test.each([
    new Error("x"),
    coded("23505"),
    coded("42P01"),
    null,
    undefined,
    "text",
    { code: "57P01" },
    new TypeError("x"),
  ])("reads as a bare 500 whatever else is thrown", (thrown) => {
    expect(failureOf(thrown, "r")).toMatchObject({
      status: 500,
      message: "Something went wrong on our side",
      fields: {},
    });
  });

  test("ends on a cause that is its own cause", () => {
    const error = new Error("round");
    error.cause = error;
    expect(failureOf(error, "r").status).toBe(500);
  });
});
