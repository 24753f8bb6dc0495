import type { z } from "zod";
import type { Spec } from "../endpoint";
import { mayLeaveOut } from "../input";
import { exampleOf } from "./example-of";
import { failureAnswers, failuresOf, takesKey } from "./failures";
import type { Answer, Content, OperationObject, Parameter, Schema } from "./open-api";
import { type Named, schemaOf } from "./schemas";

/** An endpoint as the index names it. */
export type Operation = { method: string; path: string; endpoint: { spec: Spec } };

/** What operations share and refer to. */
export type Shared = { schemas: Named; responses: Record<string, Answer> };

/** One endpoint in the words of OpenAPI: everything is read off the spec that runs. */
export function operationOf({ method, path, endpoint }: Operation, tag: string, shared: Shared): OperationObject {
  const { spec } = endpoint;
  const { summary, scope, surface, input } = spec;
  const parameters = parametersOf(method, path, spec, shared.schemas);
  return {
    operationId: idOf(method, path),
    summary,
    description: descriptionOf(spec),
    tags: [tag],
    security: securityOf(spec),
    ...(scope && { "x-required-scope": scope }),
    ...("accepts" in surface && { "x-accepted-credentials": [...surface.accepts] }),
    ...(parameters.length > 0 && { parameters }),
    ...(input.body && {
      requestBody: { required: !mayLeaveOut(method, input.body), content: json(input.body, shared.schemas) },
    }),
    responses: {
      [String(spec.status)]: successOf(method, spec, shared.schemas),
      ...failureAnswers(surface, failuresOf(method, spec), shared.schemas, shared.responses),
    },
  };
}

const idOf = (method: string, path: string) =>
  [method.toLowerCase(), ...path.split(/[/{}.-]+/)]
    .filter(Boolean)
    .map((word, place) => (place === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");

function descriptionOf({ description, scope }: Spec): string | undefined {
  const needs = scope && `Permission: \`${scope}\`.`;
  return [description, needs].filter(Boolean).join("\n\n") || undefined;
}

/** OpenAPI 3.1 lets a bearer name what it must be allowed to do, as OAuth scopes are named. */
function securityOf({ surface, scope }: Spec): OperationObject["security"] {
  if ("accepts" in surface) return [{ bearer: scope ? [scope] : [] }];
  return [Object.fromEntries(surface.signedBy.map((name) => [signedName(name), []]))];
}

/** The name of the security scheme of a query key that a signed address has. */
export const signedName = (key: string) => `signed-${key}`;

const KEY: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "Any text of your own, new for each thing you want done. Sent again within 24 hours, it gives the first answer again.",
  schema: { type: "string", minLength: 1, maxLength: 255, examples: ["order-1001-checkout"] },
};

function parametersOf(method: string, path: string, spec: Spec, named: Named): Parameter[] {
  const { params, query, headers } = spec.input;
  const told = params ? fieldsOf(params, "path", named).filter(({ name }) => path.includes(`{${name}}`)) : [];
  const unnamed = [...path.matchAll(/\{(\w+)\}/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !told.some((one) => one.name === name))
    .map((name): Parameter => ({ name, in: "path", required: true, schema: { type: "string", examples: [name] } }));
  return [
    ...told,
    ...unnamed,
    ...(query ? fieldsOf(query, "query", named) : []),
    ...(headers ? fieldsOf(headers, "header", named) : []),
    ...(takesKey(method, spec) ? [KEY] : []),
  ];
}

function fieldsOf(object: z.ZodType, where: Parameter["in"], named: Named): Parameter[] {
  const { properties = {}, required = [] } = schemaOf(object, named);
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    ...(description && { description }),
    schema,
  }));
}

function json(schema: z.ZodType, named: Named): Content {
  const written: Schema = schemaOf(schema, named);
  return { "application/json": { schema: written, example: exampleOf(written, named) } };
}

function successOf(method: string, spec: Spec, named: Named): Answer {
  const { status, output } = spec;
  const headers = {
    "X-Request-Id": { $ref: "#/components/headers/X-Request-Id" },
    ...(takesKey(method, spec) && { "Idempotent-Replayed": { $ref: "#/components/headers/Idempotent-Replayed" } }),
  };
  const description = WORDS[status] ?? "Done.";
  return status === 204 ? { description, headers } : { description, headers, content: json(output, named) };
}

const WORDS: Record<number, string> = {
  200: "Here it is.",
  201: "Created.",
  202: "Taken on.",
  204: "Done; there is nothing to say.",
};
