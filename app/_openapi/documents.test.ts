import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { CATALOGUE } from "@/lib/credentials/schema";
import { EVENT_TYPES } from "@/lib/events/schema";
import { documentOf } from "@/lib/http";
import type { OpenApi, OperationObject } from "@/lib/http/documents/open-api";
import { testDb } from "@/lib/testing";
import { WebhookEventPayload } from "@/lib/webhooks/schema";
import { CRM_BASE, crmDocument } from "./crm-document";
import { OPERATIONS, type Operation } from "./operations.gen";
import { portalDocument } from "./portal-document";

await testDb();
const crm = (await crmDocument("api.first.example")).document;
const documents: [string, OpenApi, string][] = [
  ["portal", portalDocument(), ""],
  ["crm", crm, CRM_BASE],
];
const nameOf = ({ method, path }: Operation) => `${method} ${path}`;

function operationsIn({ paths }: OpenApi, base: string): Map<string, OperationObject> {
  const all = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [`${method.toUpperCase()} ${base}${path}`, operation] as const),
  );
  return new Map(all);
}

/** Every reference in a document, wherever it is. */
const referencesIn = (document: OpenApi) =>
  [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? "");
const lookUp = (document: object, ref: string) =>
  ref
    .slice(2)
    .split("/")
    .reduce<unknown>((found, step) => (found as Record<string, unknown>)?.[step], document);

describe.each(documents)("the %s document", (_, document, base) => {
  const described = operationsIn(document, base);
  const mounted = OPERATIONS.filter(
    ({ path, endpoint }) => base === "" || endpoint.spec.surface.title === "CRM" || path.startsWith(base),
  );

  test("is OpenAPI 3.1 in the eyes of an independent validator", async () => {
    const result = await new Validator().validate({ ...structuredClone(document) });
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  test("describes exactly the endpoints that run", () => {
    expect([...described.keys()].sort()).toEqual(mounted.map(nameOf).sort());
  });

  const scoped = mounted.filter(({ endpoint }) => "accepts" in endpoint.spec.surface);
  test.each(scoped.map((operation) => [nameOf(operation), operation] as const))(
    "names the scope that is enforced by %s, and one that can be given",
    (name, { endpoint }) => {
      const scopes = [endpoint.spec.scope].filter((scope) => scope !== null);
      const told = described.get(name);
      expect(told?.security).toEqual([{ bearer: scopes }]);
      expect(told?.["x-required-scope"]).toBe(scopes[0]);
      expect(CATALOGUE.map(({ value }) => value as string)).toEqual(expect.arrayContaining(scopes));
      expect(told?.description ?? "").toContain(scopes[0] ?? "");
    },
  );

  test("tells the name of every operation once", () => {
    const ids = [...described.values()].map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("refers to nothing that is not there", () => {
    const missing = referencesIn(document).filter((ref) => lookUp(document, ref) === undefined);
    expect(missing).toEqual([]);
    const tags = document.tags.map(({ name }) => name);
    for (const { tags: used } of described.values()) expect(tags).toEqual(expect.arrayContaining(used));
  });

  test.each(mounted.map((operation) => [nameOf(operation), operation] as const))(
    "shows examples of %s that its own schemas take",
    (name, operation) => {
      const { input, output, status } = operation.endpoint.spec;
      const told = described.get(name);
      const given = told?.requestBody?.content["application/json"]?.example;
      if (input.body) expect(z.safeParse(input.body, given).error?.issues ?? []).toEqual([]);
      const answer = told?.responses[String(status)]?.content?.["application/json"]?.example;
      if (status !== 204) expect(() => z.decode(output, answer as never)).not.toThrow();
      for (const { schema } of told?.parameters ?? []) expect(schema).not.toEqual({});
    },
  );

  test("shows no example that was made up for want of one", () => {
    for (const [name, { requestBody, responses }] of described) {
      const bodies = [requestBody, ...Object.values(responses)].map(
        (one) => one?.content?.["application/json"]?.example,
      );
      expect(JSON.stringify(bodies), name).not.toContain('"text"');
    }
  });

  test("tells every failure in the words of the surface", () => {
    for (const [name, { responses }] of described) {
      const statuses = Object.keys(responses).filter((status) => Number(status) >= 400);
      expect(statuses, name).toEqual(expect.arrayContaining(["403", "500", "503"]));
      for (const status of statuses) {
        const answer = lookUp(document, responses[status]?.$ref ?? "") as {
          content: Record<string, { example: object }>;
        };
        expect(Object.values(answer.content)[0]?.example, `${name} ${status}`).toBeTypeOf("object");
      }
    }
  });

  test("takes an Idempotency-Key wherever the endpoint does", () => {
    for (const operation of mounted) {
      const keyed =
        described.get(nameOf(operation))?.parameters?.some((one) => one.name === "Idempotency-Key") ?? false;
      expect(keyed, nameOf(operation)).toBe(operation.method === "POST");
    }
  });

  test("has a webhook for every event, with the payload by its own name", () => {
    expect(Object.keys(document.webhooks)).toEqual([...EVENT_TYPES]);
    for (const [type, { post }] of Object.entries(document.webhooks)) {
      const body = post.requestBody?.content["application/json"];
      expect(body?.schema).toEqual({ $ref: "#/components/schemas/WebhookEventPayload" });
      expect(WebhookEventPayload.safeParse(body?.example).error?.issues ?? []).toEqual([]);
      expect(body?.example).toMatchObject({ type });
    }
    expect(Object.keys(document.components.schemas.WebhookEventPayload?.properties ?? {})).toEqual([
      "type",
      "timestamp",
      "data",
    ]);
  });
});

describe("a document that lies", () => {
  test("is caught by the validator", async () => {
    const result = await new Validator().validate({ ...structuredClone(crm), info: { title: "Without a version" } });
    expect(result.valid).toBe(false);
  });

  test("can't be written when two schemas have one name", () => {
    const [first] = OPERATIONS;
    if (!first) throw new Error("there is no operation");
    const twin = (path: string, member: string) => {
      const output = z.object({ [member]: z.string() }).meta({ id: "Twin" });
      return { method: "GET", path, endpoint: { spec: { ...first.endpoint.spec, output } } };
    };
    const write = (members: string[]) => () =>
      documentOf({
        title: "",
        summary: "",
        description: "",
        servers: [],
        operations: members.map((one) => twin(`/${one}`, one)),
      });
    expect(write(["a"])).not.toThrow();
    expect(write(["a", "b"])).toThrow("two schemas are called Twin");
  });
});
