import { describe, expect, test } from "vitest";
import { onlyGet, onlyPost } from "./refusal";

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
