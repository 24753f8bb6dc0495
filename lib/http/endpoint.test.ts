import { describe, expect, test } from "vitest";
import { callStub as call, stubEndpoint as create, steps } from "@/lib/testing/stub-endpoint";

describe("endpoint", () => {
  test("answers with what the output shape says and nothing else", async () => {
    const { status, json, answer } = await call();
    expect(status).toBe(201);
    expect(json).toEqual({ amount: 5, at: "2026-01-31T12:00:00.000Z", id: "x" });
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  test("gives every answer an id of its own", async () => {
    const ids = await Promise.all(
      [call(), call({ body: "{" })].map(async (one) => (await one).answer.headers.get("x-request-id")),
    );
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^req_[0-9a-f]{32}$/);
  });

  test("never takes a request id from the caller", async () => {
    const { answer } = await call({ headers: { "x-request-id": "req_mine" } });
    expect(answer.headers.get("x-request-id")).not.toBe("req_mine");
  });

  test("judges the caller before it looks at anything that was sent", async () => {
    const { status, json } = await call({ body: "not json", type: "text/plain", headers: { "x-stranger": "1" } });
    expect(status).toBe(403);
    expect(json).toMatchObject({
      title: "Insufficient permissions",
      code: "forbidden",
      requiredScopes: ["payments.get"],
    });
    expect(steps).toEqual(["enter"]);
  });

  test("does nothing when the input is wrong", async () => {
    await call({ body: "{}" });
    expect(steps).toEqual(["enter"]);
  });

  test("says a failure as problem+json whose message is its title", async () => {
    const { status, json, answer } = await call({ id: "none" });
    expect(status).toBe(404);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(json).toEqual({
      type: "urn:portico:problem:not_found",
      title: "Thing not found",
      status: 404,
      code: "not_found",
      message: "Thing not found",
      errors: {},
      requestId: answer.headers.get("x-request-id"),
    });
  });

  test("tells nothing about a bug", async () => {
    const { status, json } = await call({ id: "bug" });
    expect(status).toBe(500);
    expect(json.title).toBe("Something went wrong on our side");
    expect(JSON.stringify(json)).not.toContain("secret detail");
  });

  test("carries its spec, so that documents describe what runs", () => {
    expect(create.spec).toMatchObject({ summary: "Create", status: 201 });
  });
});
