const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * JSON with every number as the text it was written in, so that an id beyond 2^53 and an amount keep all their digits. Throws
 * a SyntaxError when the text is not JSON.
 */
export function parseExactJson(text: string): unknown {
  JSON.parse(text);
  return JSON.parse(text.replace(STRING_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`)));
}

const NUMBER_MARK = "\ue000";

/**
 * Another way of laying out the same JSON, changed by `change` on the way: numbers keep the digits they were written with.
 * Throws a SyntaxError when the text is not JSON.
 */
export function layOutJson(text: string, change: (value: unknown) => unknown): string {
  JSON.parse(text);
  const marked = text.replace(STRING_OR_NUMBER, (token) =>
    token.startsWith('"') ? token : JSON.stringify(`${NUMBER_MARK}${token}`),
  );
  const laidOut = JSON.stringify(change(JSON.parse(marked)), null, 2);
  return laidOut.replace(new RegExp(`"${NUMBER_MARK}([^"]*)"`, "g"), "$1");
}
