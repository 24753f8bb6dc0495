import { Ajv, type AnySchema, type ErrorObject } from "ajv";
import { decodeForm } from "./conformance-form";
import type { LocalAnswer, LocalRequest } from "./conformance-local";

export type Exchange = { request: LocalRequest; answer: LocalAnswer };

/** What is wrong with an exchange by its description, in words; null when the description is about another host. */
export type Judge = (exchange: Exchange) => string[] | null;

type Node = { readonly [key: string]: unknown };
type Checker = (schema: unknown, value: unknown) => string[];

const ROOT = "api";
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);
const nodeAt = (node: unknown, ...path: string[]): Node =>
  path.reduce<Node>((found, key) => (isNode(found[key]) ? found[key] : {}), isNode(node) ? node : {});
const listAt = (node: Node, key: string): unknown[] => (Array.isArray(node[key]) ? node[key] : []);

/**
 * Judges traffic by an OpenAPI 3.0 description: the operation, its query, headers and body, and the answer's status and
 * body. It is about the hosts its `servers` name, so a sandbox's host is listed there as well.
 */
export function judgeBy(description: unknown): Judge {
  const api = modern(description);
  const bases = listAt(nodeAt(api), "servers").flatMap((server) => baseOf(nodeAt(server)));
  const exact = checker(api, false);
  const loose = checker(api, true);
  return ({ request, answer }) => {
    const base = bases.find(({ origin, path }) => origin === request.origin && request.path.startsWith(path));
    if (!base)
      return bases.some(({ origin }) => origin === request.origin) ? [`${request.path} is below no server`] : null;
    const what = `${request.method} ${request.path}`;
    const operation = operationOf(api, request.method, request.path.slice(base.path.length));
    if (!operation) return [`${what} is not described`];
    const wrong = [
      ...judgeParameters(api, operation, request, loose),
      ...judgeBody(api, operation, request, { exact, loose }),
      ...judgeAnswer(api, operation, answer, exact),
    ];
    return wrong.map((one) => `${what}: ${one}`);
  };
}

function baseOf({ url }: Node): { origin: string; path: string }[] {
  if (typeof url !== "string" || !URL.canParse(url)) return [];
  const { origin, pathname } = new URL(url);
  return [{ origin, path: pathname.replace(/\/$/, "") }];
}

/** OpenAPI 3.0 says some things in words of its own; this says them in those of JSON Schema, and names the document in every reference. */
function modern(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(modern);
  if (!isNode(value)) return value;
  const { nullable, ...rest } = value;
  const node = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, modern(inner)]));
  const { $ref } = node;
  if (typeof $ref === "string" && $ref.startsWith("#")) node.$ref = `${ROOT}${$ref}`;
  for (const [flag, limit] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof node[flag] !== "boolean") continue;
    const isExclusive = node[flag];
    delete node[flag];
    if (isExclusive) {
      node[flag] = node[limit];
      delete node[limit];
    }
  }
  return nullable === true ? { anyOf: [node, { type: "null" }] } : node;
}

function checker(api: unknown, isText: boolean): Checker {
  const ajv = new Ajv({
    strict: false,
    validateFormats: false,
    validateSchema: false,
    logger: false,
    coerceTypes: isText,
  });
  ajv.addSchema(api as AnySchema, ROOT);
  const known = new Map<unknown, ReturnType<Ajv["compile"]>>();
  return (schema, value) => {
    const validate = known.get(schema) ?? ajv.compile(schema as AnySchema);
    known.set(schema, validate);
    return validate(value) ? [] : (validate.errors ?? []).map(inWords);
  };
}

const inWords = ({ instancePath, message, params }: ErrorObject) =>
  `${instancePath || "it"} ${message ?? "is wrong"} ${JSON.stringify(params)}`;

/** Follows a reference of the document to what it means. */
function follow(api: unknown, value: unknown): Node {
  const { $ref } = nodeAt(value);
  if (typeof $ref !== "string") return nodeAt(value);
  const path = $ref.slice(`${ROOT}#/`.length).split("/");
  return follow(api, nodeAt(api, ...path.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))));
}

function operationOf(api: unknown, method: string, path: string): Node | null {
  const fits = ([shape]: [string, unknown]) =>
    new RegExp(`^${shape.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]+\}/g, "[^/]+")}$`).test(path);
  const described = Object.entries(nodeAt(api, "paths")).filter(fits);
  const [, found] = described.sort(([a], [b]) => a.split("{").length - b.split("{").length)[0] ?? [];
  const operation = nodeAt(found)[method.toLowerCase()];
  if (!isNode(operation)) return null;
  return { ...operation, parameters: [...listAt(nodeAt(found), "parameters"), ...listAt(operation, "parameters")] };
}

function judgeParameters(api: unknown, operation: Node, { query, headers }: LocalRequest, check: Checker): string[] {
  const parameters = listAt(operation, "parameters").map((one) => follow(api, one));
  const given: Record<string, unknown> = decodeForm(query);
  const known = parameters.filter((one) => one.in === "query").map(({ name }) => String(name));
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  const sent = ({ name, in: where }: Node) =>
    where === "header" ? (headers.get(String(name)) ?? undefined) : given[String(name)];
  const judged = parameters.filter((one) => one.in === "query" || one.in === "header");
  const wrong = judged.flatMap((one) => judgeParameter(one, sent(one), check));
  return [...unknown.map((name) => `the query's ${name} is not described`), ...wrong];
}

function judgeParameter({ name, required, schema = {} }: Node, value: unknown, check: Checker): string[] {
  if (value === undefined) return required === true ? [`${name} is missing`] : [];
  return check(schema, value).map((why) => `${name}: ${why}`);
}

type Checkers = { exact: Checker; loose: Checker };

function judgeBody(
  api: unknown,
  operation: Node,
  { body, headers }: LocalRequest,
  { exact, loose }: Checkers,
): string[] {
  const described = follow(api, operation.requestBody);
  if (body === "") return described.required === true ? ["the body is missing"] : [];
  const type = headers.get("content-type")?.split(";")[0] ?? "";
  const content = nodeAt(described, "content");
  if (!isNode(content[type])) return [`a body of ${type} is not described`];
  const { schema = {} } = nodeAt(content, type);
  if (/[/+]json$/.test(type)) return exact(schema, JSON.parse(body));
  return type.endsWith("x-www-form-urlencoded") ? loose(schema, decodeForm(new URLSearchParams(body))) : [];
}

function judgeAnswer(api: unknown, operation: Node, { status = 200, body }: LocalAnswer, check: Checker): string[] {
  const responses = nodeAt(operation, "responses");
  const found = responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;
  if (found === undefined) return [`an answer of ${status} is not described`];
  const { schema } = nodeAt(follow(api, found), "content", "application/json");
  if (schema === undefined || typeof body === "string") return [];
  return check(schema, JSON.parse(JSON.stringify(body))).map((why) => `the answer: ${why}`);
}
