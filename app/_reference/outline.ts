import type { Method, OpenApi, OperationObject } from "@/lib/http/documents/open-api";

export type Listed = { method: Method; path: string; operation: OperationObject };
export type Group = { name: string; operations: Listed[] };

const METHODS: readonly Method[] = ["get", "post", "put", "patch", "delete"];

/** The operations under their tags, in the document's own order. */
export function groupsOf({ tags, paths }: OpenApi): Group[] {
  const all = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
  return tags
    .map(({ name }) => ({ name, operations: all.filter(({ operation }) => operation.tags.includes(name)) }))
    .filter(({ operations }) => operations.length > 0);
}
