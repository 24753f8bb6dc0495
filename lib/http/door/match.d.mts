import type { Params } from "../call";
import type { Replies, Table } from "./dispatch.mjs";

type Route = { path: string; methods: Map<string, Replies> | null; allow: string };

export function createMatcher(
  table: Omit<Table, "refusal">,
): (path: string) => { route: Route; params: Params | null } | null;
export function decoded(text: string): string | null;
