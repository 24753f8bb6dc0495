import { describe, expect, test } from "vitest";
import { nothingHere, onlyGet, onlyPost } from "./refusal";

const call = (route: (request: Request) => Response, method: string) =>
  route(new Request("http://localhost/oauth2/token", { method }));

describe("a route that is no endpoint", () => {
  test.each(["GET", "HEAD", "PUT", "PATCH", "DELETE"])("that only takes POST says so to a %s", async (method) => {
    const answer = call(onlyPost, method);
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("OPTIONS, POST");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toMatchObject({ code: "method_not_allowed", status: 405 });
  });

  test("that is only read says so to a POST", () => {
    const answer = call(onlyGet, "POST");
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  });

  test("names its methods to whoever asks", () => {
    const answer = call(onlyPost, "OPTIONS");
    expect([answer.status, answer.headers.get("allow")]).toEqual([204, "OPTIONS, POST"]);
  });
});

describe("an address that is none", () => {
  const missing = async (path: string, method: string) => {
    const answer = nothingHere(new Request(`http://localhost${path}`, { method }));
    return { status: answer.status, type: answer.headers.get("content-type"), body: await answer.json() };
  };

  test.each(["/pay-api", "/pay-api/", "/pay-api/v1/nothing", "/pay-api?x=1"])(
    "is told in the affiliates' words at %s",
    async (path) => {
      for (const method of ["GET", "POST", "DELETE"])
        expect(await missing(path, method)).toMatchObject({
          status: 404,
          type: "application/json",
          body: { statusCode: 404, exceptionType: "NotFoundException", entityId: null, errorCode: "not_found" },
        });
    },
  );

  test.each(["/api", "/api/nothing", "/oauth2/nothing", "/pay-apis", "/payapi/"])(
    "is told as a problem at %s",
    async (path) => {
      expect(await missing(path, "POST")).toMatchObject({
        status: 404,
        type: "application/problem+json",
        body: { status: 404, code: "not_found" },
      });
    },
  );
});
