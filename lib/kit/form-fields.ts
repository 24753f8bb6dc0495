const PERCENT = 0x25;
const PLUS = 0x2b;
const SPACE = 0x20;

/**
 * The fields of a percent-encoded form, decoded by the charset that its own `charset` field names: UTF-8 when there is none
 * or one nobody knows. Of two fields of one name the first counts. Never throws.
 */
export function formFields(raw: Uint8Array): ReadonlyMap<string, string> {
  const pairs = Buffer.from(raw).toString("latin1").split("&").filter(Boolean).map(pairOf);
  const [, charset] = pairs.find(([name]) => name.toString("latin1") === "charset") ?? [];
  const decoder = decoderOf(charset?.toString("latin1") ?? "utf-8");
  const fields = new Map<string, string>();
  for (const [name, value] of pairs) {
    const key = decoder.decode(name);
    if (!fields.has(key)) fields.set(key, decoder.decode(value));
  }
  return fields;
}

function pairOf(part: string): [name: Buffer, value: Buffer] {
  const at = part.indexOf("=");
  return at < 0 ? [bytesOf(part), Buffer.alloc(0)] : [bytesOf(part.slice(0, at)), bytesOf(part.slice(at + 1))];
}

/** The bytes behind the escapes; an escape that is none stands for itself, as browsers read it. */
function bytesOf(escaped: string): Buffer {
  const from = Buffer.from(escaped, "latin1");
  const bytes: number[] = [];
  for (let at = 0; at < from.length; at++) {
    const byte = from[at] ?? 0;
    const hex = escaped.slice(at + 1, at + 3);
    const isEscape = byte === PERCENT && /^[0-9a-f]{2}$/i.test(hex);
    bytes.push(isEscape ? Number.parseInt(hex, 16) : plain(byte));
    if (isEscape) at += 2;
  }
  return Buffer.from(bytes);
}

const plain = (byte: number) => (byte === PLUS ? SPACE : byte);

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset, { ignoreBOM: true });
  } catch {
    return new TextDecoder("utf-8", { ignoreBOM: true });
  }
}
