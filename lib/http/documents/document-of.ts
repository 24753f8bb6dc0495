import { ANSWER_HEADERS } from "./failures";
import type { Method, OpenApi, PathItem, Server } from "./open-api";
import { type Operation, operationOf, type Shared, signedName } from "./operation-of";
import { WEBHOOKS_TAG, webhooksOf } from "./webhooks-of";

type Order = {
  title: string;
  /** One line: what this is the interface of. */
  summary: string;
  description: string;
  operations: readonly Operation[];
  /** The part of every path that the servers' addresses already have. */
  base?: string;
  servers: Server[];
  webhooks?: boolean;
};

/** Raised when something changes for callers. */
const VERSION = "1.0.0";

/** An OpenAPI 3.1 document of these operations, read off the very specs that run and the very schemas that validate. */
export function documentOf({ title, summary, description, servers, ...order }: Order): OpenApi {
  return { openapi: "3.1.0", info: { title, version: VERSION, summary, description }, servers, ...bodyOf(order) };
}

type Selection = Pick<Order, "operations" | "base" | "webhooks">;

/** All that doesn't depend on where the document is read. */
function bodyOf({ operations, base = "", webhooks = false }: Selection) {
  const shared: Shared = { schemas: {}, responses: {} };
  const paths: Record<string, PathItem> = {};
  for (const operation of operations) {
    const path = operation.path.slice(base.length) || "/";
    const item = paths[path] ?? {};
    item[operation.method.toLowerCase() as Method] = operationOf(operation, tagOf(operation, operations), shared);
    paths[path] = item;
  }
  const told = webhooks ? webhooksOf(shared.schemas) : {};
  const groups = [...new Set(operations.map((operation) => tagOf(operation, operations)))];
  return {
    tags: [...groups.map((name) => ({ name })), ...(webhooks ? [WEBHOOKS_TAG] : [])],
    paths,
    webhooks: told,
    components: {
      schemas: sorted(shared.schemas),
      responses: sorted(shared.responses),
      headers: ANSWER_HEADERS,
      securitySchemes: schemesOf(operations),
    },
  };
}

/** The group of an endpoint; where surfaces meet, with the surface's name before it. */
function tagOf({ endpoint: { spec } }: Operation, all: readonly Operation[]): string {
  const { title } = spec.surface;
  const isAlone = all.every(({ endpoint }) => endpoint.spec.surface === spec.surface);
  if (!spec.group) return title;
  return isAlone ? spec.group : `${title}: ${spec.group}`;
}

const sorted = <T>(record: Record<string, T>) =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

const KINDS: Record<string, string> = {
  access_token: "an API access token",
  client_token: "a client token",
  merchant_credential: "a token from merchant credentials",
  api_key: "an API key",
  oauth_grant: "an OAuth access token",
};

function schemesOf(operations: readonly Operation[]): Record<string, Record<string, string>> {
  const surfaces = [...new Set(operations.map(({ endpoint }) => endpoint.spec.surface))];
  const kinds = [...new Set(surfaces.flatMap((surface) => ("accepts" in surface ? surface.accepts : [])))];
  const keys = [...new Set(surfaces.flatMap((surface) => ("signedBy" in surface ? surface.signedBy : [])))];
  const words = listed(kinds.map((kind) => KINDS[kind] ?? kind));
  const signed = keys.map((name) => [
    signedName(name),
    { type: "apiKey", in: "query", name, description: "Part of the payment's signed checkout address." },
  ]);
  return {
    ...(kinds.length > 0 && {
      bearer: { type: "http", scheme: "bearer", description: `Send ${words} as \`Authorization: Bearer …\`.` },
    }),
    ...Object.fromEntries(signed),
  };
}

const listed = (words: string[]) =>
  words.length > 1 ? `${words.slice(0, -1).join(", ")} or ${words.at(-1)}` : words.join();
