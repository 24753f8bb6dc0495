import { withoutComments } from "./imports";
import type { Edge, Sources, Violation } from "./sources";

const INDEX = "app/_openapi/operations.gen.ts";

/** Every route made by `endpoint(` is in the generated index, which the documents, the fast door and the common tests read. */
export function unlistedEndpoints(sources: Sources, edges: readonly Edge[]): Violation[] {
  const listed = new Set(edges.filter(({ from }) => from === INDEX).map(({ to }) => to));
  return [...sources]
    .filter(([path, text]) => /^app\/.*route\.ts$/.test(path) && /=\s*endpoint\(/.test(withoutComments(text)))
    .filter(([path]) => !listed.has(path))
    .map(([file]) => ({ rule: "endpoints-are-listed", file, line: 1, says: `is not in ${INDEX}; run npm run gen.` }));
}

const MOST_IMPORTS = 15;
const DEEPEST = 6;
const KINDS = ["components", "hooks", "utils", "helpers", "types", "services", "constants", "common", "shared"];

/** The budgets Biome can't count. */
export function brokenBudgets(sources: Sources, edges: readonly Edge[]): Violation[] {
  const own = [...sources.keys()].filter((path) => !path.endsWith(".gen.ts"));
  const count = (file: string) =>
    new Set(edges.filter(({ from }) => from === file).map(({ to }) => subjectOf(to))).size;
  return own.flatMap((file) => [
    ...broken(
      "few-imports",
      file,
      count(file) > MOST_IMPORTS && !isFrontDoor(file),
      `imports ${count(file)} files; ${MOST_IMPORTS} are the most.`,
    ),
    ...broken(
      "flat-app",
      file,
      depthOf(file) > DEEPEST,
      `lies ${depthOf(file)} folders deep; ${DEEPEST} are the most.`,
    ),
    ...broken("folders-name-subjects", file, namesKind(file), "lies in a folder that says what kind of code it is."),
  ]);
}

/** A room's index is the list of its verbs, the schema's that of its tables; that it is long says nothing about one file knowing too much. */
const isFrontDoor = (file: string) => /^(?:lib\/[^/]+|db\/schema)\/index\.ts$/.test(file);

/** Many small files of one package count once. */
const subjectOf = (to: string) => /^npm:(?:@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to;
/** The address of an interface is published, so its folders are as deep as it is long. */
const depthOf = (file: string) => (/^app\/(?!api\/|pay-api\/|oauth2\/)/.test(file) ? file.split("/").length - 2 : 0);
const namesKind = (file: string) =>
  file
    .split("/")
    .slice(0, -1)
    .some((folder) => KINDS.includes(folder));
const broken = (rule: string, file: string, is: boolean, says: string): Violation[] =>
  is ? [{ rule, file, line: 1, says }] : [];

const UNDONE = /\b(?:TODO|FIXME)\b/;
/** A rule about access, correctness or suspicion may meet its exception beside it, with a reason; the budgets and types may not. */
const SILENCED =
  /@ts-(?:ignore|expect-error|nocheck)|eslint-disable|biome-ignore(?! lint\/(?:a11y|correctness|security|suspicious\/(?!noExplicitAny))\S*: \S)/;

/** Nothing is left for later and no rule is silenced. */
export function unfinished(sources: Sources): Violation[] {
  const own = [...sources].filter(([path]) => !path.endsWith(".gen.ts") && !path.startsWith("lib/house"));
  return own.flatMap(([file, text]) => [
    ...linesWith(UNDONE, "nothing-left-for-later", file, text),
    ...linesWith(SILENCED, "no-rule-is-silenced", file, text),
  ]);
}

const linesWith = (shape: RegExp, rule: string, file: string, text: string): Violation[] =>
  text
    .split("\n")
    .map((content, index) => ({ rule, file, line: index + 1, says: content.trim().slice(0, 80) }))
    .filter(({ says }) => shape.test(says));

/** A room's index is its front door: what it exports it names, and types come from the schema. */
export function leakyFrontDoors(sources: Sources): Violation[] {
  return [...sources]
    .filter(([path, text]) => /^lib\/[^/]+\/index\.ts$/.test(path) && /^export\s+\*/m.test(withoutComments(text)))
    .map(([file]) => ({ rule: "front-doors-name-verbs", file, line: 1, says: "exports everything with a star." }));
}
