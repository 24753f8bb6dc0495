import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Import, importsOf } from "./imports";

/** The files of the house: path from the root, and text. */
export type Sources = ReadonlyMap<string, string>;

/** One import with both ends known: a path from the root, or `npm:` and the package as it is written. */
export type Edge = Import & { from: string; to: string };

/** A rule that was broken, where, and what to do about it. */
export type Violation = { rule: string; file: string; line: number; says: string };

const ROOMS = ["app", "lib", "db", "scripts"];
const CODE = /\.(?:ts|tsx|mjs)$/;

/** Reads every source file below a root. Rooms that are not there yet have no files. */
export function readSources(root: string): Sources {
  const paths = [...ROOMS.flatMap((room) => filesBelow(root, room)), ...filesAt(root)];
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

function filesBelow(root: string, folder: string): string[] {
  const entries = entriesOf(join(root, folder));
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name.startsWith(".") ? [] : filesBelow(root, path);
    return CODE.test(entry.name) ? [path] : [];
  });
}

const filesAt = (root: string) =>
  entriesOf(root)
    .filter((entry) => entry.isFile() && CODE.test(entry.name) && entry.name !== "next-env.d.ts")
    .map(({ name }) => name);

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Files that prove the product and are no part of it. */
export const isProof = (path: string): boolean =>
  /\.(?:test|spec)\.tsx?$/.test(path) || /^(?:lib\/(?:testing|house)|e2e|bench)\//.test(path) || CONFORMANCE.test(path);

const CONFORMANCE = /^lib\/connectors\/(?:conformance[a-z-]*|[^/]+\/(?:fixtures|local-[a-z-]+))(?:\.ts)?$/;

/** Every import of every file. An import of a file that is not there keeps its path, so the rules still apply to it. */
export function edgesOf(sources: Sources): Edge[] {
  return [...sources].flatMap(([from, text]) =>
    importsOf(text).map((one) => ({ ...one, from, to: resolve(sources, from, one.specifier) })),
  );
}

const ENDINGS = ["", ".ts", ".tsx", ".mjs", "/index.ts", "/index.tsx"];

function resolve(sources: Sources, from: string, specifier: string): string {
  const path = pathOf(from, specifier);
  if (path === null) return `npm:${specifier}`;
  const ending = ENDINGS.find((one) => sources.has(path + one));
  if (ending !== undefined) return path + ending;
  return /^lib\/[^/]+$/.test(path) ? `${path}/index.ts` : path;
}

function pathOf(from: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (!specifier.startsWith(".")) return null;
  const parts = from.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
