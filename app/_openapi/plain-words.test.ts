import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { OPERATIONS } from "@/app/_openapi/operations.gen";
import type { Connector } from "@/lib/connectors/contract";
import { CONNECTORS } from "@/lib/connectors/registry.gen";
import { installIntegration } from "@/lib/integrations";
import { AppError } from "@/lib/kit/errors";
import { issuesOf } from "@/lib/kit/plain-words";
import { ctxFor, testDb, twoTenants } from "@/lib/testing";

/** Words of the library that reads input; nobody who calls us has heard of its kinds. */
const RAW =
  /\bInvalid\b|\breceived\b|\bUnrecognized|\bToo (?:small|big)|must match|\bNaN\b|\bundefined\b|\bnonoptional\b/;

type Shape = { properties?: Record<string, Shape>; items?: Shape; anyOf?: Shape[] };

const LONG = "x".repeat(100_000);
const BAD = [7, -1, 1.5, 1e15, "", "a b", LONG, "\0", true, null, {}, [], [7], [null], [LONG], { zz: 7 }, [{ zz: 7 }]];

/** Inputs that are wrong in one place each: of a wrong kind, missing, too long, too many, or known to nobody. */
function* wrongOf(shape: Shape, depth = 0): Generator<unknown> {
  yield* [...BAD, Array.from({ length: 5_000 }, () => "a")];
  if (depth > 3) return;
  for (const one of shape.anyOf ?? []) yield* wrongOf(one, depth + 1);
  if (shape.items) for (const wrong of wrongOf(shape.items, depth + 1)) yield [wrong];
  for (const [name, inside] of Object.entries(shape.properties ?? {}))
    for (const wrong of wrongOf(inside, depth + 1)) yield { [name]: wrong };
}

const shapeOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape;

/** Every message that shows the library through, by where it stood. */
function rawWords(schema: z.ZodType): string[] {
  const found = new Set<string>();
  for (const wrong of wrongOf(shapeOf(schema)))
    for (const { path, message } of issuesOf(schema, wrong) ?? [])
      if (RAW.test(message)) found.add(`${path.join(".")}: ${message}`);
  return [...found];
}

const inputs = OPERATIONS.flatMap(({ method, path, endpoint }) =>
  (["params", "query", "headers", "body"] as const).flatMap((part): [string, z.ZodType][] => {
    const schema = endpoint.spec.input[part];
    return schema ? [[`the ${part} of ${method} ${path}`, schema]] : [];
  }),
);

describe("a request that is wrong", () => {
  test("is looked for at every endpoint that takes something", () => {
    expect(inputs.length).toBeGreaterThan(30);
  });

  test.each(inputs)("in %s is refused in words for people", (_, schema) => {
    expect(rawWords(schema)).toEqual([]);
  });
});

const rooms = readdirSync("lib", { withFileTypes: true }).filter((entry) => entry.isDirectory());
const shapes = await Promise.all(
  rooms.map(async ({ name }) => {
    const found = await import(`../../lib/${name}/schema.ts`).catch(() => ({}));
    return Object.entries(found).flatMap(([word, value]): [string, z.ZodType][] =>
      value instanceof z.ZodType ? [[`${name}/${word}`, value]] : [],
    );
  }),
);

describe("a form that is filled wrongly", () => {
  test.each(shapes.flat())("as %s is refused in words for people", (_, schema) => {
    expect(rawWords(schema)).toEqual([]);
  });
});

describe("settings of a service that are wrong", async () => {
  const db = await testDb();
  const { here } = await twoTenants(db);

  async function refusal(connector: Connector, settings: Record<string, unknown>): Promise<Record<string, string[]>> {
    const currencies = connector.kind === "payment" ? connector.options.currencies.slice(0, 1) : [];
    const order = { connectorId: connector.id, label: "Wrong", settings, currencies };
    const production = connector.origin.sandbox === null;
    const ctx = production ? ctxFor(db, { ...here, environment: "production" }) : here;
    try {
      await installIntegration(ctx, order);
    } catch (error) {
      if (error instanceof AppError) return error.fields;
      throw error;
    }
    return {};
  }

  test.each(Object.values(CONNECTORS).map((connector): [string, Connector] => [connector.name, connector]))(
    "are refused by %s in words for people, each by its name",
    async (_, connector) => {
      const names = Object.keys(shapeOf(connector.settings).properties ?? {});
      const all = [{}, { surplus: "1" }, ...names.flatMap((name) => BAD.map((bad) => ({ [name]: bad })))];
      for (const settings of all) {
        for (const [field, words] of Object.entries(await refusal(connector, settings))) {
          expect(words.filter((one) => RAW.test(one))).toEqual([]);
          expect(field).toMatch(/^settings\.|^connectorId$/);
        }
      }
    },
  );
});
