import { describe, expect, test } from "vitest";
import { curlOf } from "./curl-of";
import type { Listed } from "./outline";

const listed = (over: object = {}): Listed => ({
  method: "post",
  path: "/things/{id}",
  operation: {
    operationId: "x",
    summary: "X",
    tags: [],
    security: [{ bearer: [] }],
    parameters: [
      { name: "id", in: "path", required: true, schema: { examples: ["thi_1"] } },
      { name: "Idempotency-Key", in: "header", required: false, schema: {} },
    ],
    requestBody: { required: true, content: { "application/json": { schema: {}, example: { note: "it's" } } } },
    responses: {},
    ...over,
  },
});

describe("curlOf", () => {
  test("fills in the path, the headers and the body", () => {
    expect(curlOf(listed(), "https://api.example.com")).toBe(
      [
        'curl -X POST "https://api.example.com/things/thi_1" \\',
        '  -H "Authorization: Bearer $PORTICO_TOKEN" \\',
        '  -H "Idempotency-Key: order-1001" \\',
        '  -H "Content-Type: application/json" \\',
        "  -d '{",
        `  "note": "it'\\''s"`,
        "}'",
      ].join("\n"),
    );
  });

  test("shows no bearer where a signed address opens the door", () => {
    const call = curlOf(
      listed({ security: [{ "signed-expires": [] }], parameters: [], requestBody: undefined }),
      "https://x",
    );
    expect(call).toBe('curl -X POST "https://x/things/{id}?expires=$EXPIRES&signature=$SIGNATURE"');
  });
});
