import type { z } from "zod";
import type { FieldErrors } from "@/lib/kit/errors";

type Raw = z.core.$ZodRawIssue;

const KINDS: Record<string, string> = {
  string: "This must be text.",
  number: "This must be a number.",
  int: "This must be a whole number.",
  boolean: "This must be true or false.",
  array: "This must be a list.",
  object: "This must be an object.",
  record: "This must be an object.",
};

/** What is wrong with a value, for someone who has never seen the schema. Undefined leaves the word to Zod. */
export function plainWords(issue: Raw): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? REQUIRED : KINDS[String(issue.expected)];
    case "invalid_value":
      return issue.input === undefined ? REQUIRED : `This must be ${listed(issue.values.map(String))}.`;
    case "invalid_union":
      return issue.input === undefined ? REQUIRED : undefined;
    case "too_small":
      return bound("least", issue.origin, issue.minimum);
    case "too_big":
      return bound("most", issue.origin, issue.maximum);
    default:
      return undefined;
  }
}

const REQUIRED = "This is required.";

function bound(side: "least" | "most", origin: string, limit: number | bigint): string {
  if (origin === "array") return `At ${side} ${limit} of these.`;
  return origin === "string" ? `At ${side} ${limit} characters.` : `This must be at ${side} ${limit}.`;
}

const MOST_NAMED = 20;

function listed(words: string[]): string {
  if (words.length > MOST_NAMED) return "one of the values in the documents";
  const [last, ...before] = words.toReversed();
  return before.length === 0 ? String(last) : `${before.toReversed().join(", ")} or ${last}`;
}

const MOST_FIELDS = 50;
const LONGEST_FIELD = 100;

/** Every issue under the dotted path of its field. A key that nobody knows is named by itself. */
export function fieldsOf(issues: readonly z.core.$ZodIssue[], whole: string): FieldErrors {
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
