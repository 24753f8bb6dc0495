/** A result for people: one fact a line, lists as blocks. */
export function show(result: unknown, indent = ""): string {
  if (Array.isArray(result)) return result.map((item) => show(item, indent)).join(`${indent}\n`);
  if (result === null || typeof result !== "object" || result instanceof Date) return `${indent}${text(result)}\n`;
  return Object.entries(result)
    .map(([key, value]) =>
      isPlain(value) ? `${indent}${key}: ${text(value)}\n` : `${indent}${key}:\n${show(value, `${indent}  `)}`,
    )
    .join("");
}

const isPlain = (value: unknown) =>
  value === null ||
  typeof value !== "object" ||
  value instanceof Date ||
  (Array.isArray(value) && value.every((item) => typeof item !== "object"));

function text(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  return value === null || value === undefined ? "none" : String(value);
}
