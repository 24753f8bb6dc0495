import { describe, expect, test } from "vitest";
import type { Delivery } from "@/lib/connectors/contract";
import { notFound, rateLimited } from "@/lib/kit/errors";
import { callback } from "./callback";

const route = { params: Promise.resolve({ integrationId: "int_1" }) };
const post = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request("http://localhost/api/callbacks/int_1", { method: "POST", body, headers });

describe("callback", () => {
  test("hands over the very bytes and headers, and answers 200 with nothing", async () => {
    const seen: [string, Pick<Delivery, "raw" | "headers">][] = [];
    const handler = callback(async (_call, id, delivery) => void seen.push([id, delivery]));
    const bytes = Uint8Array.from([0, 255, 10, 13, 195, 40]);
    const answer = await handler(post(bytes, { "x-signature": "abc" }), route);
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    expect(seen[0]?.[0]).toBe("int_1");
    expect([...(seen[0]?.[1].raw ?? [])]).toEqual([...bytes]);
    expect(seen[0]?.[1].headers.get("X-Signature")).toBe("abc");
  });

  test("takes a message without a body", async () => {
    const sizes: number[] = [];
    const handler = callback(async (_call, _id, { raw }) => void sizes.push(raw.length));
    expect((await handler(post(null), route)).status).toBe(200);
    expect(sizes).toEqual([0]);
  });

  test.each([
    ["not found", notFound("Integration"), 404, null],
    ["too fast", rateLimited(7), 429, "7"],
    ["a bug", new Error("secret detail"), 500, null],
  ])("answers %s with a status and nothing else", async (_, error, status, retryAfter) => {
    const answer = await callback(() => Promise.reject(error))(post("{}"), route);
    expect([answer.status, await answer.text(), answer.headers.get("retry-after")]).toEqual([status, "", retryAfter]);
  });

  test.each([
    ["says so", new Uint8Array(300_000)],
    ["doesn't say so", new Response(new Uint8Array(300_000)).body],
  ])("refuses a message that is too long and %s, without keeping it", async (_, body) => {
    const handler = callback(() => Promise.reject(new Error("never reached")));
    const request = new Request("http://localhost/x", { method: "POST", body, duplex: "half" } as RequestInit);
    expect((await handler(request, route)).status).toBe(413);
  });
});
