import type { z } from "zod";
import type { Connector } from "@/lib/connectors/contract";
import { ProviderNotProcessed } from "@/lib/connectors/errors";
import { originFor } from "@/lib/connectors/origins";
import { type FieldErrors, invalid } from "@/lib/kit/errors";
import { type Field, fieldsOf } from "@/lib/kit/fields";
import { fieldErrorsOf, plainWords } from "@/lib/kit/plain-words";
import type { Environment } from "@/lib/kit/zod";

type Values = Record<string, unknown>;
type Kept = { stored: Values; keeps: readonly string[] };

/**
 * Settings as their connector wants them in this environment, from what was typed over what is stored. An empty secret keeps
 * the stored one, null clears any field. Throws invalid_request that names each field as `settings.<name>`.
 */
export function readSettings(
  connector: Connector,
  environment: Environment,
  given: Values,
  stored: Values = {},
): Values {
  const fields = Object.values<Field>(fieldsOf(connector.settings));
  refuseHidden(fields, given);
  const keeps = fields.filter((field) => keepsStored(field, given, stored)).map(({ name }) => name);
  const parsed = connector.settings.safeParse(merge(given, { stored, keeps }), {
    error: (issue) => (issue.input === undefined ? "This can't be empty." : plainWords(issue)),
  });
  if (!parsed.success) throw invalid(fieldErrors(parsed.error));
  const wrong = connector.judge?.(parsed.data, environment) ?? {};
  if (Object.keys(wrong).length > 0) throw invalid(underSettings(wrong));
  requireKnownHost(connector, environment, parsed.data, { stored, keeps });
  return parsed.data as Values;
}

/** What only we may put beside the settings, such as a script's text. */
function refuseHidden(fields: readonly Field[], given: Values): void {
  const found = fields.filter(({ name, hidden }) => hidden && given[name] !== undefined);
  const why = found.map(({ name }) => [name, ["This can't be set."]]);
  if (found.length > 0) throw invalid(underSettings(Object.fromEntries(why)));
}

const isEmpty = (value: unknown) => value === undefined || value === "";

const keepsStored = ({ name, secret }: Field, given: Values, stored: Values) =>
  secret && isEmpty(given[name]) && stored[name] !== undefined;

/** What was typed, without empty fields; names the connector doesn't know stay, to be refused by it. */
function merge(given: Values, { stored, keeps }: Kept): Values {
  const base = { ...stored, ...given, ...Object.fromEntries(keeps.map((name) => [name, stored[name]])) };
  return Object.fromEntries(Object.entries(base).filter(([, value]) => value !== null && value !== ""));
}

/** A secret that was typed for one host is never sent to another one. A script names its hosts itself. */
function requireKnownHost(connector: Connector, environment: Environment, settings: unknown, kept: Kept): void {
  if (connector.runsScripts) return;
  const origin = originOrError(connector, environment, settings);
  if (kept.keeps.length === 0 || !(connector.origin[environment] instanceof RegExp)) return;
  if (originOrNull(connector, environment, kept.stored) === origin) return;
  const again = ["The address has changed, so type this again."];
  throw invalid(underSettings(Object.fromEntries(kept.keeps.map((name) => [name, again]))));
}

function originOrError(connector: Connector, environment: Environment, settings: unknown): string {
  try {
    return originFor(connector, environment, settings);
  } catch (error) {
    if (!(error instanceof ProviderNotProcessed)) throw error;
    throw invalid({ settings: [`The address in the settings is none of ${connector.name}.`] });
  }
}

function originOrNull(connector: Connector, environment: Environment, settings: unknown): string | null {
  try {
    return originFor(connector, environment, settings);
  } catch {
    return null;
  }
}

/** By the settings' own names: what is wrong inside one is wrong with it. */
function fieldErrors({ issues }: z.ZodError): FieldErrors {
  return fieldErrorsOf(
    issues.map((issue) => ({ ...issue, path: ["settings", ...issue.path.slice(0, 1)] })),
    "settings",
  );
}

const underSettings = (fields: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.entries(fields).map(([name, messages]) => [`settings.${name}`, messages]));
