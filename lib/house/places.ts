import { withoutComments } from "./imports";
import { type Edge, isProof, type Sources, type Violation } from "./sources";

/** Files that ask a placed table for rows by something other than the caller's place, each with its reason. */
export const WITHOUT_PLACE: ReadonlyMap<string, string> = new Map([
  ["lib/audit/record.ts", "it appends where the caller works, and its condition is on the tenant's chain"],
  ["lib/audit/verify-audit.ts", "a chain is the tenant's, across all its companies"],
  [
    "lib/credentials/api-key-rows.ts",
    "the keys of an account are looked after for all its companies and both environments",
  ],
  ["lib/credentials/find-api-key.ts", "a key's id, among the keys of the account"],
]);

const CONDITIONS = [
  ..."and or eq ne gt gte lt lte inArray notInArray isNull isNotNull between like ilike exists not".split(" "),
  "arrayContains",
  "arrayOverlaps",
];

/** Every file that puts a condition on a placed table calls `within`, or is named above with the reason why it can't. */
export function conditionsWithoutPlace(
  sources: Sources,
  edges: readonly Edge[],
  exempt: ReadonlyMap<string, string>,
): Violation[] {
  const bare = filesWithoutPlace(sources, edges);
  const missing = bare.filter((file) => !exempt.has(file));
  const stale = [...exempt.keys()].filter((file) => !bare.includes(file));
  return [
    ...missing.map((file) => ({ rule: "within-its-place", file, line: 1, says: "never calls within(ctx, …)." })),
    ...stale.map((file) => ({ rule: "exemptions-are-needed", file, line: 1, says: "needs no exemption from within." })),
  ];
}

function filesWithoutPlace(sources: Sources, edges: readonly Edge[]): string[] {
  const placed = placedTables(sources);
  const rooms = edges.filter(({ from, typeOnly }) => from.startsWith("lib/") && !typeOnly && !isProof(from));
  const asking = rooms.filter(
    ({ to, names }) => to === "npm:drizzle-orm" && names.some((one) => CONDITIONS.includes(one)),
  );
  const reading = rooms.filter(({ to, names }) => to.startsWith("db/schema/") && names.some((one) => placed.has(one)));
  const readers = new Set(reading.map(({ from }) => from));
  return [...new Set(asking.map(({ from }) => from))].filter(
    (file) => readers.has(file) && !/\bwithin\(/.test(withoutComments(sources.get(file) ?? "")),
  );
}

/** The tables whose rows have a company and an environment. */
function placedTables(sources: Sources): ReadonlySet<string> {
  const files = [...sources].filter(([path]) => path.startsWith("db/schema/"));
  const tables = files.flatMap(([, text]) => withoutComments(text).split(/^(?=export const )/m));
  const placed = tables.filter(
    (table) => /\.\.\.place\b/.test(table) || /\bcompanyId:[\s\S]*\benvironment:/.test(table),
  );
  return new Set(placed.map((table) => /^export const (\w+) = pgTable\(/.exec(table)?.[1] ?? ""));
}
