import { describe, expect, test } from "vitest";
import { decodeForm } from "./conformance-form";
import type { LocalAnswer, LocalRequest } from "./conformance-local";
import { judgeBy } from "./conformance-spec";

const sum = { type: "integer", minimum: 0, exclusiveMinimum: true };
const judge = judgeBy({
  openapi: "3.0.3",
  servers: [{ url: "https://api.example/v1" }],
  paths: {
    "/charges/{id}": {
      get: {
        parameters: [
          { name: "expand", in: "query", schema: { type: "array", items: { type: "string" } } },
          { name: "X-Key", in: "header", required: true, schema: { type: "string", minLength: 3 } },
        ],
        responses: { "200": { content: { "application/json": { schema: { $ref: "#/components/schemas/Charge" } } } } },
      },
    },
    "/charges": {
      post: {
        requestBody: {
          required: true,
          content: {
            "application/json": { schema: { $ref: "#/components/schemas/Order" } },
            "application/x-www-form-urlencoded": { schema: { $ref: "#/components/schemas/Order" } },
          },
        },
        responses: { default: { description: "anything" } },
      },
    },
  },
  components: {
    schemas: {
      Order: {
        type: "object",
        properties: { sum, items: { type: "array", items: { type: "object", properties: { price: sum } } } },
        additionalProperties: false,
      },
      Charge: {
        type: "object",
        properties: { id: { type: "string" }, fee: { type: "integer", nullable: true } },
        required: ["id", "fee"],
      },
    },
  },
});

const get: LocalRequest = {
  origin: "https://api.example",
  method: "GET",
  path: "/v1/charges/c1",
  query: new URLSearchParams("expand[]=fee"),
  headers: new Headers({ "x-key": "abc" }),
  body: "",
};
const fine: LocalAnswer = { body: { id: "c1", fee: null } };
const post = (type: string, body: string): LocalRequest => ({
  ...get,
  method: "POST",
  path: "/v1/charges",
  query: new URLSearchParams(),
  headers: new Headers({ "content-type": type }),
  body,
});
const form = (body: string) => post("application/x-www-form-urlencoded", body);
const json = (body?: unknown) => post("application/json", body === undefined ? "" : JSON.stringify(body));

describe("a judge by description", () => {
  test.each([
    ["what fits", get, fine],
    ["a form in brackets, whose numbers are text", form("sum=5&items[0][price]=7"), fine],
    ["the same as JSON", json({ sum: 5, items: [{ price: 7 }] }), fine],
  ])("passes %s", (_, request, answer) => {
    expect(judge({ request, answer })).toEqual([]);
  });

  test.each([
    ["an unknown path", { ...get, path: "/v1/refunds" }, fine, "is not described"],
    ["a path below no server", { ...get, path: "/v2/charges/c1" }, fine, "below no server"],
    ["an unknown query", { ...get, query: new URLSearchParams("limit=1") }, fine, "limit is not described"],
    ["a header that is missing", { ...get, headers: new Headers() }, fine, "X-Key is missing"],
    ["a header that is too short", { ...get, headers: new Headers({ "x-key": "a" }) }, fine, "X-Key: "],
    ["a field nobody knows", json({ sum: 5, colour: "red" }), fine, "additional properties"],
    ["a limit that is excluded", json({ sum: 0 }), fine, "must be > 0"],
    ["a number that is text in JSON", json({ sum: "5" }), fine, "must be integer"],
    ["a form whose inner number is none", form("items[0][price]=x"), fine, "must be integer"],
    ["a body that is missing", json(undefined), fine, "the body is missing"],
    ["a body of another type", post("text/xml", "<a/>"), fine, "text/xml is not described"],
    ["an answer of an unknown status", get, { status: 500, body: {} }, "answer of 500"],
    ["an answer without what is required", get, { body: { id: "c1" } }, "the answer: "],
  ])("finds out %s", (_, request, answer, says) => {
    expect(judge({ request, answer: answer as LocalAnswer })?.join()).toContain(says);
  });

  test("has no opinion about another host", () => {
    expect(judge({ request: { ...get, origin: "https://other.example" }, answer: fine })).toBeNull();
  });
});

test("a form in brackets is read as the tree it means", () => {
  expect(decodeForm(new URLSearchParams("a=1&b[c][0][d]=2&b[c][1][d]=3&e[]=4&e[]=5&f[x]=6"))).toEqual({
    a: "1",
    b: { c: [{ d: "2" }, { d: "3" }] },
    e: ["4", "5"],
    f: { x: "6" },
  });
});
