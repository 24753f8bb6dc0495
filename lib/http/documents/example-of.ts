import type { Schema } from "./open-api";
import { type Named, resolved } from "./schemas";

const MOMENT = "2026-01-31T12:00:00Z";
const TEXTS: Record<string, string> = {
  "date-time": MOMENT,
  date: "2026-01-31",
  uri: "https://example.com",
  email: "ada@example.com",
  uuid: "0190f3c2-5a3c-4f60-a1b2-c3d4e5f60718",
};

/** A value the schema allows, made of the examples its parts name. What may be left out is, unless it has an example. */
export function exampleOf(given: Schema, named: Named): unknown {
  const schema = resolved(given, named);
  if (schema.examples) return schema.examples[0];
  const fixed = schema.const ?? schema.default ?? schema.enum?.[0];
  if (fixed !== undefined) return fixed;
  const [choice] = (schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []).filter(({ type }) => type !== "null");
  if (choice) return exampleOf(choice, named);
  return byType(schema, named);
}

function byType(schema: Schema, named: Named): unknown {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  return (BY_TYPE[type ?? "object"] ?? objectOf)(schema, named);
}

const BY_TYPE: Record<string, (schema: Schema, named: Named) => unknown> = {
  array: ({ items }, named) => (items ? [exampleOf(items, named)] : []),
  integer: ({ minimum = 1 }) => minimum,
  number: ({ minimum = 1 }) => minimum,
  boolean: () => true,
  null: () => null,
  string: ({ format = "" }) => TEXTS[format] ?? "text",
};

function objectOf({ properties = {}, required = [] }: Schema, named: Named): Record<string, unknown> {
  const shown = Object.entries(properties).filter(
    ([name, schema]) => required.includes(name) || schema.examples || resolved(schema, named).examples,
  );
  return Object.fromEntries(shown.map(([name, schema]) => [name, exampleOf(schema, named)]));
}
