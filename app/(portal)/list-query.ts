import { decodeCursor } from "@/lib/kit/cursor";

type Search = Record<string, string | string[] | undefined>;

/** The page a cursor of the address leads to; one that somebody made up leads to the first. */
export function pageIn({ older, newer }: Search): { cursor?: string; newerThan?: string } {
  if (isCursor(older)) return { cursor: older };
  return isCursor(newer) ? { newerThan: newer } : {};
}

function isCursor(text: string | string[] | undefined): text is string {
  if (typeof text !== "string") return false;
  try {
    return decodeCursor(text) !== null;
  } catch {
    return false;
  }
}

/** The address of a list with these filters, or of another page with the same ones; what is empty is left out. */
export function listAddress(path: string, filters: object): string {
  const entries = Object.entries(filters).filter(([, value]) => value);
  const query = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return query ? `${path}?${query}` : path;
}

/** Whether anything narrows a list. */
export const isFiltered = (filters: object): boolean => Object.values(filters).some(Boolean);
