/** One import as it is written. `typeOnly` is what the compiler removes; `names` are the imported names before any `as`. */
export type Import = { specifier: string; typeOnly: boolean; names: string[]; line: number };

const STRING = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/;
const REGEX = /(?<=[=(,:;!&|?{}[\n]\s*|\breturn\s)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//;
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//;
const TOKEN = new RegExp(`(${STRING.source}|${REGEX.source})|${COMMENT.source}`, "g");

/** The text with comments blanked out; every line keeps its number. */
export const withoutComments = (text: string): string =>
  text.replace(TOKEN, (whole, kept: string | undefined) => kept ?? whole.replace(/[^\n]/g, " "));

const IMPORT = /^import\b(\s+type\b(?!\s*(?:,|from\b)))?([\w\s{},*$]*?)(?:\bfrom\s*)?["']([^"'\n]+)["']/gm;
const EXPORT = /^export\b(\s+type\b)?(\s*(?:\{[^}]*\}|\*(?:\s+as\s+[\w$]+)?)\s*)from\s*["']([^"'\n]+)["']/gm;
const CALL = /(\btypeof\s+)?\b(?:import|require)(\()\s*["'`]([^"'`\n]+)["'`]/g;

/** Every import of a file: static, re-exported, for its effect, `import type`, `import()` and `require()`. */
export function importsOf(text: string): Import[] {
  const code = withoutComments(text);
  return [IMPORT, EXPORT, CALL].flatMap((shape) =>
    [...code.matchAll(shape)].map(({ index, 1: type, 2: clause = "", 3: specifier = "" }) => ({
      specifier,
      typeOnly: type !== undefined,
      names: namesOf(clause),
      line: code.slice(0, index).split("\n").length,
    })),
  );
}

function namesOf(clause: string): string[] {
  const listed = /\{([^}]*)\}/.exec(clause)?.[1] ?? "";
  return listed
    .split(",")
    .map((one) => one.trim().split(/\s+as\s+/)[0] ?? "")
    .filter((name) => name !== "" && !name.startsWith("type "));
}
