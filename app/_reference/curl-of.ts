import type { Listed } from "./outline";

/** A command that makes this call, with the document's own examples. */
export function curlOf({ method, path, operation }: Listed, server: string): string {
  const filled = path.replace(/\{(\w+)\}/g, (whole, name: string) => exampleOf(operation, name) ?? whole);
  const body = operation.requestBody?.content["application/json"]?.example;
  const isSigned = !operation.security.some((scheme) => "bearer" in scheme);
  const query = isSigned ? "?expires=$EXPIRES&signature=$SIGNATURE" : "";
  const parts = [
    `curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}"${server}${filled}${query}"`,
    ...(isSigned ? [] : ['-H "Authorization: Bearer $PORTICO_TOKEN"']),
    ...(takesKey(operation) ? ['-H "Idempotency-Key: order-1001"'] : []),
    ...(body === undefined ? [] : ['-H "Content-Type: application/json"', `-d '${quoted(body)}'`]),
  ];
  return parts.join(" \\\n  ");
}

function exampleOf({ parameters = [] }: Listed["operation"], name: string): string | null {
  const found = parameters.find((one) => one.in === "path" && one.name === name)?.schema.examples?.[0];
  return found === undefined ? null : String(found);
}

const takesKey = ({ parameters = [] }: Listed["operation"]) =>
  parameters.some(({ name }) => name === "Idempotency-Key");

/** An apostrophe ends a shell's quote, so it is put beside it. */
const quoted = (body: unknown) => JSON.stringify(body, null, 2).replaceAll("'", `'\\''`);
