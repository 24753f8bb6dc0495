import { z } from "zod";

/** How a form draws a field. */
export type FieldKind =
  | "text"
  | "lines"
  | "password"
  | "email"
  | "url"
  | "number"
  | "checkbox"
  | "select"
  | "checkboxes"
  | "list"
  | "pairs"
  | "date"
  | "datetime";

/** All a form needs to know about one input, as plain data: nothing of Zod reaches the browser. */
export type Field = {
  name: string;
  label: string;
  help: string | null;
  /** Where its value is found or explained. */
  docsUrl: string | null;
  kind: FieldKind;
  /** Whether leaving it out is refused. */
  required: boolean;
  /** Written and never shown again. */
  secret: boolean;
  options: { value: string; label: string }[];
  min: number | null;
  max: number | null;
  example: string | null;
  initial: string | number | boolean | string[] | null;
  /** What the choices come from, when the schema can't list them: `scripts`. */
  source: string | null;
  /** Put in by the server and never drawn. */
  hidden: boolean;
};

type Json = z.core.JSONSchema.BaseSchema;

/** The fields of an object schema by name, ready to be handed to a form. Throws when the schema is not an object. */
export function fieldsOf<S extends z.ZodType>(schema: S): Fields<S> {
  if (!(schema instanceof z.ZodObject)) throw new TypeError("Only an object has fields.");
  const entries = Object.entries<z.core.$ZodType>(schema.shape).map(([name, part]) => [name, fieldOf(name, part)]);
  return Object.fromEntries(entries);
}

/** One field for each key of the schema. */
export type Fields<S> = S extends z.ZodObject<infer Shape> ? { [Name in keyof Shape]: Field } : Record<string, Field>;

function fieldOf(name: string, part: z.core.$ZodType): Field {
  const json = z.toJSONSchema(part, { io: "input", unrepresentable: "any" });
  const core = coreOf(json);
  const left = z.safeParse(part, undefined);
  const secret = json.writeOnly === true || core.writeOnly === true;
  return {
    name,
    label: json.title ?? core.title ?? labelOf(name),
    help: json.description ?? core.description ?? null,
    docsUrl: textOf([json, core], "x-docs"),
    kind: secret ? secretKind(json, core) : kindOf(core),
    required: !left.success,
    secret,
    options: (optionsOf(core) ?? optionsOf(itemOf(core)) ?? []).map((value) => ({
      value,
      label: labelsIn(json)[value] ?? labelsIn(core)[value] ?? labelOf(value),
    })),
    min: core.minimum ?? core.minLength ?? core.minItems ?? null,
    max: core.maximum ?? core.maxLength ?? core.maxItems ?? null,
    example: exampleOf(json) ?? exampleOf(core),
    initial: secret ? null : initialOf(left.data),
    source: textOf([json, core], "x-source"),
    hidden: json["x-hidden"] === true,
  };
}

/** The schema behind "or null". */
function coreOf(json: Json): Json {
  const choice = json.anyOf?.find((one) => typeof one === "object" && one.type !== "null");
  return typeof choice === "object" ? choice : json;
}

const itemOf = ({ items }: Json): Json => (typeof items === "object" && !Array.isArray(items) ? items : {});

const optionsOf = (json: Json): string[] | null => json.enum?.map(String) ?? null;

/** The words of choices whose values are not those people know. */
const labelsIn = (json: Json): Record<string, string | undefined> =>
  json["x-labels"] !== null && typeof json["x-labels"] === "object" ? { ...json["x-labels"] } : {};

function textOf(schemas: readonly Json[], key: "x-docs" | "x-source"): string | null {
  const found = schemas.map((json) => json[key]).find((value) => typeof value === "string");
  return found ?? null;
}

const hasLines = (json: Json) => json["x-lines"] === true;

const secretKind = (json: Json, core: Json): FieldKind => (hasLines(json) || hasLines(core) ? "lines" : "password");

const BY_FORMAT: Record<string, FieldKind> = { email: "email", uri: "url", "date-time": "datetime", date: "date" };
const BY_TYPE: Record<string, FieldKind> = {
  boolean: "checkbox",
  integer: "number",
  number: "number",
  object: "pairs",
};

function kindOf(core: Json): FieldKind {
  if (core.enum) return "select";
  if (core.type === "array") return itemOf(core).enum ? "checkboxes" : "list";
  if (hasLines(core)) return "lines";
  return BY_FORMAT[core.format ?? ""] ?? BY_TYPE[String(core.type)] ?? "text";
}

/** "publicKey" and "not_found" as people write them. */
function labelOf(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function exampleOf({ examples }: Json): string | null {
  const [first] = Array.isArray(examples) ? examples : [];
  return first === undefined ? null : String(first);
}

function initialOf(value: unknown): Field["initial"] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
