import { type Edge, isProof, type Sources, type Violation } from "./sources";

/** Files of the kit that are plain functions and weigh little: a browser may have them. */
export const LIGHT_KIT = ["errors", "currencies", "money", "percent", "quote", "text", "time"].map(
  (word) => `lib/kit/${word}.ts`,
);

const HEAVY_PACKAGES =
  /^npm:(?:zod|drizzle-orm|postgres|pino|uuid|ipaddr\.js|graphile-worker|next-auth$|next\/headers|node:)/;

const opensWith = (text: string | undefined, directive: string) =>
  new RegExp(`^(?:\\s|//[^\\n]*\\n|/\\*[\\s\\S]*?\\*/)*["']${directive}["']`).test(text ?? "");

/**
 * Everything a "use client" file loads goes to the browser, so nothing of lib or db may be among it but the light kit,
 * however many files lie between. A "use server" file is where the way ends: the browser gets its address, not its code.
 */
export function heavyClients(sources: Sources, edges: readonly Edge[]): Violation[] {
  const loads = new Map<string, Edge[]>();
  for (const edge of edges) {
    if (!edge.typeOnly) loads.set(edge.from, [...(loads.get(edge.from) ?? []), edge]);
  }
  const clients = [...sources.keys()].filter((path) => !isProof(path) && opensWith(sources.get(path), "use client"));
  return clients.flatMap((client) => loadedBy(client, sources, loads));
}

function loadedBy(client: string, sources: Sources, loads: ReadonlyMap<string, Edge[]>): Violation[] {
  const seen = new Set([client]);
  const loaded: Edge[] = [];
  const comesAlong = ({ to }: Edge) => !seen.has(to) && !opensWith(sources.get(to), "use server");
  for (const file of seen) {
    const next = staysOut(file) ? [] : (loads.get(file) ?? []).filter(comesAlong);
    for (const { to } of next) seen.add(to);
    loaded.push(...next);
  }
  return loaded
    .filter(({ to }) => staysOut(to))
    .map(({ from, to, line }) => {
      return { rule: "clients-stay-light", file: from, line, says: `takes ${to} into the browser, for ${client}.` };
    });
}

const staysOut = (path: string) =>
  HEAVY_PACKAGES.test(path) || (/^(?:lib|db)\//.test(path) && !LIGHT_KIT.includes(path));
