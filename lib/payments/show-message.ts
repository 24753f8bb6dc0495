import { layOutJson } from "@/lib/kit/exact-json";
import { isSecretName, MASKED, mask, maskText } from "@/lib/kit/mask";
import { maskCardNumbers } from "@/lib/kit/text";

/** The body of a message as people may read it. `isCut`: there is more of it. */
export type ShownBody = { text: string; format: "JSON" | "Form" | "Text" | "Binary"; bytes: number; isCut: boolean };

const MOST_SHOWN = 64 * 1024;
const SECRET_HEADER = /sign|hmac|auth|token|secret|key|cookie|digest/i;

/** A message's headers as people may read them: of whatever looks like a secret or proves the sender only that it is there. */
export const showHeaders = (headers: Record<string, string>): { name: string; value: string }[] =>
  Object.entries(headers)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, value: SECRET_HEADER.test(name) ? MASKED : clean(maskText(value)) }));

/** A message's body laid out for reading: secrets and card numbers masked, nothing in it that acts or hides, cut where it is long. */
export function showBody(raw: Uint8Array, contentType = ""): ShownBody {
  const bytes = raw.length;
  const text = decoded(raw);
  if (text === null) return { text: "", format: "Binary", bytes, isCut: false };
  const { format, laidOut } = layOut(text, contentType);
  const safe = clean(maskCardNumbers(laidOut));
  return { text: safe.slice(0, MOST_SHOWN), format, bytes, isCut: safe.length > MOST_SHOWN };
}

/** Half a character at the end, where a long message was cut, is no reason not to show the rest. */
function decoded(raw: Uint8Array): string | null {
  const text = new TextDecoder().decode(raw);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  return broken > 1 + text.length / 20 ? null : text;
}

function layOut(text: string, contentType: string): { format: ShownBody["format"]; laidOut: string } {
  try {
    return { format: "JSON", laidOut: layOutJson(text, (value) => mask(value)) };
  } catch {
    const isForm = contentType.includes("form-urlencoded") || /^[\w.\-[\]%]+=[^\s]*$/.test(text);
    return isForm ? { format: "Form", laidOut: formLines(text) } : { format: "Text", laidOut: maskText(text) };
  }
}

const formLines = (text: string): string =>
  [...new URLSearchParams(text)]
    .map(([name, value]) => `${name} = ${isSecretName(name) ? MASKED : maskText(value)}`)
    .join("\n");

/** Control characters and changes of direction are shown as what they are: something that is not to be read. */
const clean = (text: string): string =>
  text.replace(/[^\P{Cc}\n\t]|\p{Surrogate}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
