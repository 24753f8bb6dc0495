import { describe, expect, test } from "vitest";
import { connectorIds, registryText } from "./gen/connectors";
import { formatted } from "./gen/format";
import { jobsText } from "./gen/jobs";
import { operationsText, pathOf, routeOf } from "./gen/operations";
import { camel } from "./gen/tree";

const endpointFile = "export const GET = endpoint({});\nexport const POST = endpoint({});\n";

describe("the index of endpoints", () => {
  test.each([
    ["app/api/payment/route.ts", "/api/payment"],
    ["app/api/payment/[id]/route.ts", "/api/payment/{id}"],
    ["app/(portal)/payments/export/route.ts", "/payments/export"],
    ["app/api/[...missing]/route.ts", "/api/{...missing}"],
    ["app/route.ts", "/"],
  ])("reads the path of %s off its folders", (file, path) => {
    expect(pathOf(file)).toBe(path);
  });

  test("tells endpoints from plain handlers by how they are made", () => {
    expect(routeOf("app/a/route.ts", endpointFile)).toMatchObject({ endpoints: ["GET", "POST"], others: [] });
    expect(routeOf("app/a/route.ts", "export const POST = alsoAsForm(\n  endpoint({}))")).toMatchObject({
      endpoints: ["POST"],
      others: [],
    });
    expect(routeOf("app/a/route.ts", "export const GET = liveness;")).toMatchObject({ endpoints: [], others: ["GET"] });
    expect(routeOf("app/a/route.ts", "export async function POST() {}")).toMatchObject({ others: ["POST"] });
    expect(routeOf("app/a/route.ts", "export { nothing as GET, nothing as PUT };")).toMatchObject({
      others: ["GET", "PUT"],
    });
    expect(routeOf("app/a/route.ts", "// export const GET = endpoint({})\nconst GET = 1;")).toMatchObject({
      endpoints: [],
      others: [],
    });
  });

  test("refuses a file whose plain handler the fast door would hide", () => {
    expect(() => routeOf("app/a/route.ts", `${endpointFile}export async function DELETE() {}`)).toThrow("DELETE");
  });

  test("is the same text for the same routes, and lists plain ones apart", () => {
    const routes = [
      routeOf("app/api/b/[id]/route.ts", endpointFile),
      routeOf("app/api/a/route.ts", "export const PUT = endpoint("),
      routeOf("app/api/health/route.ts", "export const GET = liveness;"),
      routeOf("app/api/[...missing]/route.ts", "export const GET = nothing;"),
    ];
    const text = operationsText(routes);
    expect(text.match(/method: "\w+", path: "[^"]+"/g)).toEqual([
      'method: "PUT", path: "/api/a"',
      'method: "GET", path: "/api/b/{id}"',
      'method: "POST", path: "/api/b/{id}"',
    ]);
    expect(text).toContain('PLAIN_PATHS: readonly string[] = ["/api/health"]');
    expect(operationsText(routes.toReversed()).match(/{ method.*/g)).toEqual(text.match(/{ method.*/g));
  });
});

describe("the registry of connectors", () => {
  test("takes folders with an index, and nothing below or beside them", () => {
    const files = [
      "lib/connectors/index.ts",
      "lib/connectors/paystack/index.ts",
      "lib/connectors/paystack/deep/index.ts",
    ];
    expect(connectorIds(files)).toEqual(["paystack"]);
  });

  test("keeps the folder's name as the id", () => {
    expect(
      formatted({ path: "lib/connectors/registry.gen.ts", content: registryText(["adyen", "paypal-ipn"]) }),
    ).toContain('= { adyen, "paypal-ipn": paypalIpn };');
  });
});

describe("a generated file", () => {
  test("is in the form the formatter accepts", () => {
    const file = { path: "lib/worker/jobs.gen.ts", content: jobsText(["lib/zebra/jobs.ts", "lib/ant/jobs.ts"]) };
    const once = formatted(file);
    expect(once.indexOf("ant")).toBeLessThan(once.indexOf("zebra"));
    expect(formatted({ ...file, content: once })).toBe(once);
  });

  test.each([
    ["/api/payment/by id}", "apiPaymentById"],
    ["3ds", "the3ds"],
    ["scriptforge", "scriptforge"],
  ])("names %s", (text, name) => {
    expect(camel(text)).toBe(name);
  });
});
