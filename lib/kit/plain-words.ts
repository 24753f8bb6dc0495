import type { z } from "zod";
import type { FieldErrors } from "./errors";

type Raw = z.core.$ZodRawIssue;

const REQUIRED = "This is required.";
const NOT_THIS = "This can't be what it is.";

const KINDS: Record<string, string> = {
  string: "This must be text.",
  number: "This must be a number.",
  int: "This must be a whole number.",
  bigint: "This must be a whole number.",
  boolean: "This must be true or false.",
  date: "This must be a date.",
  array: "This must be a list.",
  set: "This must be a list.",
  tuple: "This must be a list.",
  object: "This must be an object.",
  record: "This must be an object.",
  map: "This must be an object.",
  never: "This can't be set.",
  undefined: "This can't be set.",
  null: "This can only be null.",
};

const FORMATS: Record<string, string> = {
  email: "An e-mail address, such as name@example.com.",
  url: "A full web address, such as https://example.com/done.",
  datetime: "A date and time with a zone, such as 2026-01-31T12:00:00Z.",
  date: "A day, such as 2026-01-31.",
  time: "A time of day, such as 12:00:00.",
  starts_with: "This begins in another way.",
  ends_with: "This ends in another way.",
  includes: "Something is missing in this.",
};

/**
 * What is wrong with a value, for someone who has never seen the schema: Zod's own words name kinds of JavaScript and end
 * nowhere. What a schema says itself goes before these.
 */
export function plainWords(issue: Raw): string {
  if (issue.input === undefined && ASKED.has(issue.code)) return REQUIRED;
  return (WORDS[issue.code] as Words)(issue);
}

/** Where nothing at all was given, these are about that. */
const ASKED = new Set<string>(["invalid_type", "invalid_value", "invalid_union", "custom"]);

type Words = (issue: Raw) => string;
type Of<C extends Raw["code"]> = Extract<Raw, { code: C }>;

const WORDS: { [C in Raw["code"]]: (issue: Of<C>) => string } = {
  invalid_type: ({ expected }) => KINDS[String(expected)] ?? NOT_THIS,
  invalid_value: ({ values }) => `This must be ${listed(values.map(String))}.`,
  invalid_union: () => "This fits none of the forms it may have.",
  invalid_format: ({ format }) => FORMATS[format] ?? "This is not written as it should be.",
  invalid_key: () => "This name is not allowed here.",
  invalid_element: () => NOT_THIS,
  too_small: ({ origin, minimum, inclusive }) => bound("least", { origin, limit: minimum, inclusive }),
  too_big: ({ origin, maximum, inclusive }) => bound("most", { origin, limit: maximum, inclusive }),
  not_multiple_of: ({ divisor }) => `This must be a multiple of ${divisor}.`,
  unrecognized_keys: ({ keys }) => `Not known here: ${keys.slice(0, MOST_NAMED).join(", ").slice(0, LONGEST_FIELD)}.`,
  custom: () => NOT_THIS,
};

type Bound = { origin: string; limit: number | bigint; inclusive: boolean | undefined };

const LISTS = new Set(["array", "set", "map"]);

function bound(side: "least" | "most", { origin, limit, inclusive = true }: Bound): string {
  if (LISTS.has(origin)) return `At ${side} ${limit} of these.`;
  if (origin === "string") return `At ${side} ${limit} characters.`;
  const told = origin === "date" ? new Date(Number(limit)).toISOString() : limit;
  if (inclusive) return `This must be at ${side} ${told}.`;
  return `This must be ${side === "least" ? "more" : "less"} than ${told}.`;
}

const MOST_NAMED = 20;

function listed(words: string[]): string {
  if (words.length > MOST_NAMED) return "one of the values in the documents";
  const [last, ...before] = words.toReversed();
  return before.length === 0 ? String(last) : `${before.toReversed().join(", ")} or ${last}`;
}

const MOST_FIELDS = 50;
const LONGEST_FIELD = 100;

/** Every issue under the dotted path of its field. A key that nobody knows is named by itself; `whole` names the input at large. */
export function fieldErrorsOf(issues: readonly z.core.$ZodIssue[], whole: string): FieldErrors {
  const fields = new Map<string, string[]>();
  const add = (path: readonly PropertyKey[], message: string) => {
    const name = path.map(String).join(".").slice(0, LONGEST_FIELD) || whole;
    if (fields.size >= MOST_FIELDS && !fields.has(name)) return;
    fields.set(name, [...(fields.get(name) ?? []), message]);
  };
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") add(issue.path, issue.message);
    else for (const key of issue.keys) add([...issue.path, key], "This field is not known.");
  }
  return Object.fromEntries(fields);
}

/** The issues of an input that does not fit, in plain words; null when it fits. */
export const issuesOf = (schema: z.ZodType, given: unknown): readonly z.core.$ZodIssue[] | null =>
  schema.safeParse(given, { error: plainWords }).error?.issues ?? null;
