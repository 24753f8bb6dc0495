import { type Edge, isProof, type Violation } from "./sources";

/** Files that need each other to be loaded first. Types are not loaded, so `import type` makes no cycle. */
export function cycles(edges: readonly Edge[]): Violation[] {
  const imports = new Map<string, string[]>();
  for (const { from, to, typeOnly } of edges) {
    if (typeOnly || isProof(from) || to.startsWith("npm:")) continue;
    imports.set(from, [...(imports.get(from) ?? []), to]);
  }
  const found: string[][] = [];
  const done = new Set<string>();
  for (const start of imports.keys()) walk(start, [], { imports, done, found });
  return found.map((path) => ({
    rule: "no-cycles",
    file: path[0] ?? "",
    line: 1,
    says: `needs itself: ${[...path, path[0]].join(" → ")}`,
  }));
}

type Walk = { imports: ReadonlyMap<string, string[]>; done: Set<string>; found: string[][] };

function walk(file: string, path: string[], state: Walk): void {
  const start = path.indexOf(file);
  if (start >= 0) state.found.push(path.slice(start));
  if (start >= 0 || state.done.has(file)) return;
  for (const next of state.imports.get(file) ?? []) walk(next, [...path, file], state);
  state.done.add(file);
}
