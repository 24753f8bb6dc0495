/** One element of a document: its text and its children, never both to any use. */
export type XmlElement = { name: string; text: string; children: XmlElement[] };

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
const MEANINGS = new Map(Object.entries(ESCAPES).map(([character, written]) => [written, character]));

/** An element of escaped text, or of elements made by this function. */
export const element = (name: string, content: string | readonly Made[]): Made => ({
  xml: `<${name}>${typeof content === "string" ? escaped(content) : content.map(({ xml }) => xml).join("")}</${name}>`,
});
export type Made = { xml: string };

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");

const DECLARATION = /^\s*(?:<\?xml(?: [a-zA-Z]+=(?:"[\w. -]*"|'[\w. -]*')){1,3}\s*\?>)?\s*/;
const PIECE = /<(\/?)([A-Za-z_][\w.-]{0,63})\s*(\/?)>|([^<]+)/y;
const DEEPEST = 8;

/**
 * Reads a small document of plain elements. There are no attributes, comments, CDATA, instructions, types or entities but the
 * five that XML brings along: a document that has any of these is refused, so nothing in one can reach for anything.
 */
export function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: "", text: "", children: [] };
  const open = [root];
  const body = text.replace(DECLARATION, "").trimEnd();
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < body.length) {
    const piece = PIECE.exec(body);
    if (!piece) throw new SyntaxError("This is not XML we read.");
    take(open, piece);
  }
  const [found, ...more] = root.children;
  if (open.length !== 1 || !found || more.length > 0 || root.text !== "") {
    throw new SyntaxError("A document is one element.");
  }
  return found;
}

function take(open: XmlElement[], [, closing, name = "", empty, text]: RegExpExecArray): void {
  const inner = open.at(-1);
  if (!inner) throw new SyntaxError("An element is closed that was never opened.");
  if (text !== undefined) {
    inner.text += unescaped(text);
    return;
  }
  if (closing) {
    if (empty || inner.name !== name || open.length === 1) throw new SyntaxError(`${name} is closed out of its turn.`);
    open.pop();
    return;
  }
  const child = { name, text: "", children: [] };
  inner.children.push(child);
  if (!empty) open.push(child);
  if (open.length > DEEPEST) throw new SyntaxError("The document is too deep.");
}

const unescaped = (text: string) =>
  text.replace(/&[^;]{0,8};?/g, (written) => {
    const meaning = MEANINGS.get(written);
    if (meaning === undefined) throw new SyntaxError("The document uses an entity.");
    return meaning;
  });

/** The texts of an element's children by name. Throws when a name comes twice. */
export function fieldsOf({ children }: XmlElement): Record<string, string> {
  const names = new Set(children.map(({ name }) => name));
  if (names.size !== children.length) throw new SyntaxError("A field comes twice.");
  return Object.fromEntries(children.map(({ name, text }) => [name, text.trim()]));
}
