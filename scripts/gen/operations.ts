import { readFileSync } from "node:fs";
import { camel, filesNamed, type Generated, HEADER } from "./tree";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

type Route = { file: string; path: string; endpoints: string[]; others: string[] };

/** The index of every endpoint: path from its folders, method from its export's name, so that neither is ever typed twice. */
export function operationsFile(): Generated {
  const routes = filesNamed("route.ts", "app").map((file) => routeOf(file, readFileSync(file, "utf8")));
  const content = operationsText(routes);
  return { path: "app/_openapi/operations.gen.ts", content };
}

/** The path a folder below app/ is served at: groups in parentheses vanish, `[id]` becomes `{id}`. */
export function pathOf(file: string): string {
  const folders = file.split("/").slice(1, -1);
  const segments = folders
    .filter((folder) => !/^\(.*\)$/.test(folder))
    .map((folder) => folder.replace(/^\[(.+)\]$/, "{$1}"));
  return `/${segments.join("/")}`;
}

/** What a route file exports. A file has endpoints or plain handlers, never both, or one of its methods would be out of the door's sight. */
export function routeOf(file: string, source: string): Route {
  const exported = (what: string) =>
    METHODS.filter((method) => new RegExp(`^export const ${method} = ${what}`, "m").test(source));
  const endpoints = exported("(?:\\w+\\(\\s*)?endpoint\\(");
  const named = METHODS.filter((method) => new RegExp(`^export [^=;]*\\b${method}\\b`, "m").test(source));
  const others = named.filter((method) => !endpoints.includes(method));
  if (endpoints.length > 0 && others.length > 0) {
    throw new Error(
      `${file}: ${others.join(", ")} is no endpoint() beside ones that are; give it a folder of its own.`,
    );
  }
  return { file, path: pathOf(file), endpoints, others };
}

const nameOf = (path: string) => camel(path.replaceAll("{", "by "));

export function operationsText(routes: Route[]): string {
  const withEndpoints = routes.filter(({ endpoints }) => endpoints.length > 0);
  const plain = routes.filter(({ endpoints, path }) => endpoints.length === 0 && !path.includes("..."));
  const imports = withEndpoints.map(
    ({ file, path }) => `import * as ${nameOf(path)} from "@/${file.replace(/\.ts$/, "")}";\n`,
  );
  const lines = withEndpoints
    .flatMap(({ path, endpoints }) => endpoints.map((method) => ({ path, method })))
    .sort((a, b) => (a.path < b.path || (a.path === b.path && a.method < b.method) ? -1 : 1))
    .map(({ path, method }) => `{ method: "${method}", path: "${path}", endpoint: ${nameOf(path)}.${method} },\n`);
  const paths = plain.map(({ path }) => `"${path}"`).sort();
  return `${HEADER}import type { Endpoint } from "@/lib/http/endpoint";
${imports.join("")}
export type Operation = { method: ${METHODS.map((method) => `"${method}"`).join(" | ")}; path: string; endpoint: Endpoint };

/** Every endpoint, by path and method: what the server's fast door answers, the documents describe and the tests walk. */
export const OPERATIONS: readonly Operation[] = [${lines.join("")}];

/** Routes that are no endpoints and are served by Next. */
export const PLAIN_PATHS: readonly string[] = [${paths.join(",")}];
`;
}
