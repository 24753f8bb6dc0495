import type { Schema } from "@/lib/http/documents/open-api";

const FORMATS: Record<string, string> = { "date-time": "date and time", uri: "address", email: "e-mail", uuid: "UUID" };

/** What kind of value it is, in words: "list of text or null". Null for a reference, which is shown as a link. */
export function typeWords(schema: Schema): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(typeWords).join(" or ");
  if (schema.$ref) return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (schema.enum) return isNullable(schema) ? "one of these or null" : "one of these";
  const types = [schema.type ?? (schema.properties ? "object" : "any")].flat();
  return types.map((type) => wordOf(type, schema)).join(" or ");
}

const isNullable = ({ type }: Schema) => Array.isArray(type) && type.includes("null");

function wordOf(type: string, { format, items }: Schema): string {
  if (type === "array") return `list of ${items ? typeWords(items) : "anything"}`;
  if (type === "string") return FORMATS[format ?? ""] ?? "text";
  return { integer: "whole number", boolean: "true or false" }[type] ?? type;
}

/** The bounds of a value in words: "1 to 255 characters". */
export function boundWords(schema: Schema): string | null {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems } = schema;
  return (
    range(minLength, maxLength, "characters") ??
    range(minItems, maxItems, "entries") ??
    range(minimum, maximum, "") ??
    null
  );
}

function range(least: number | undefined, most: number | undefined, unit: string): string | null {
  const of = unit && ` ${unit}`;
  const shown = (limit: number) => limit.toLocaleString("en");
  if (least !== undefined && most !== undefined) return `${shown(least)} to ${shown(most)}${of}`;
  if (most !== undefined) return `at most ${shown(most)}${of}`;
  return least === undefined ? null : `at least ${shown(least)}${of}`;
}
