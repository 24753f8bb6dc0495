import { z } from "zod";
import { CreateClientToken } from "@/lib/credentials/schema";
import { type FieldErrors, invalid } from "@/lib/kit/errors";
import { plainWords } from "@/lib/kit/plain-words";
import { expiryOf, type Frame } from "../../credentials/expiry-of";

/** The dialog's fields as they are typed. */
export const TokenForm = z.strictObject({
  applicationId: z.string(),
  label: z.string(),
  /** A day such as 2026-01-31, or nothing. */
  expiresOn: z.string().max(20),
  scopes: z.array(z.string()),
  /** One a line, or behind commas. */
  allowedIps: z.string().max(10_000),
});
export type TokenForm = z.output<typeof TokenForm>;

/** What the dialog asks for, checked by the schema the API has too. Each refused entry of the IP list is named. */
export function tokenOrder(form: TokenForm, frame: Frame): CreateClientToken {
  const { expiresOn, allowedIps, ...rest } = form;
  const entries = allowedIps.split(/[\s,;]+/).filter(Boolean);
  const expiresAt = expiryOf(expiresOn.trim(), frame)?.toISOString() ?? null;
  const parsed = CreateClientToken.safeParse({ ...rest, expiresAt, allowedIps: entries }, { error: plainWords });
  if (parsed.success) return parsed.data;
  throw invalid(fieldsOf(parsed.error.issues, entries));
}

function fieldsOf(issues: readonly z.core.$ZodIssue[], entries: readonly string[]): FieldErrors {
  const fields: FieldErrors = {};
  for (const { path, message } of issues) {
    const [name = "form", place] = path;
    const entry = name === "allowedIps" && typeof place === "number" ? entries[place] : undefined;
    const words = entry === undefined ? message : `${entry}: ${message}`;
    fields[String(name)] = [...(fields[String(name)] ?? []), words];
  }
  return fields;
}
