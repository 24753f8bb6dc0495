import { z } from "zod";
import type { Schema } from "./open-api";

/** The named schemas of one document, filled while its parts are written. */
export type Named = Record<string, Schema>;

type Json = Record<string, unknown>;

/**
 * The schema as the wire has it. That is a codec's input side for answers too, since an answer is encoded back to it.
 * Whatever has an `id` goes to `named` and is referred to.
 */
export function schemaOf(schema: z.ZodType, named: Named): Schema {
  const { $schema: _, $defs = {}, ...json }: Json & { $defs?: Json } = z.toJSONSchema(schema, { io: "input" });
  for (const [name, given] of Object.entries($defs as Record<string, Json>)) {
    const tidied = tidy(given);
    const known = named[name];
    if (known && JSON.stringify(known) !== JSON.stringify(tidied)) throw new Error(`two schemas are called ${name}`);
    named[name] = tidied;
  }
  return tidy(json);
}

/** The schema a reference means; any other is itself. */
export function resolved(schema: Schema, named: Named): Schema {
  if (!schema.$ref) return schema;
  const found = named[schema.$ref.slice(COMPONENT.length)];
  if (!found) throw new Error(`nothing is called ${schema.$ref}`);
  return found;
}

const COMPONENT = "#/components/schemas/";
const MAPS = ["properties", "patternProperties"];
const SINGLE = ["items", "additionalProperties", "not"];
const LISTS = ["anyOf", "oneOf", "allOf", "prefixItems"];
/** For forms only, or said otherwise: every key is text, and 3.1 names its examples in a list. */
const LEFT_OUT = ["x-lines", "propertyNames", "id", "example"];

function tidy(given: Json): Schema {
  const kept = Object.entries(given).filter(([key, value]) => !isIdle(key, value, given));
  const tidied = Object.fromEntries(kept.map(([key, value]) => [key, inside(key, value)]));
  return (given.example === undefined ? tidied : { ...tidied, examples: [given.example] }) as Schema;
}

const isIdle = (key: string, value: unknown, given: Json) =>
  value === undefined || LEFT_OUT.includes(key) || saysNothing(key, value, given);

/** The pattern of a date says less than its format, and nobody can read it. */
function saysNothing(key: string, value: unknown, { format }: Json): boolean {
  if (key === "pattern") return format === "date-time" || format === "email";
  return (key === "minimum" || key === "maximum") && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
}

function inside(key: string, value: unknown): unknown {
  if (key === "$ref") return String(value).replace("#/$defs/", COMPONENT);
  if (MAPS.includes(key)) return mapped(value as Record<string, Json>);
  if (LISTS.includes(key)) return (value as Json[]).map(tidy);
  return SINGLE.includes(key) && typeof value === "object" ? tidy(value as Json) : value;
}

const mapped = (schemas: Record<string, Json>) =>
  Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, tidy(one)]));
