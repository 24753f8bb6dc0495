import { AppError, invalid } from "@/lib/kit/errors";
import type { ApiRequest } from "./call";

const MOST_BYTES = 64 * 1024;
const JSON_TYPE = /^application\/json[ \t]*(?:;|$)/i;
const utf8 = new TextDecoder("utf-8", { fatal: true });

export type JsonBody = { text: string; value: Record<string, unknown> };

/** The body as a JSON object. Refuses another type of content with 415, more than 64 KiB with 413, and all that is no object with 400 (S1-3). */
export async function readJson(request: ApiRequest): Promise<JsonBody> {
  const bytes = await readBytes(request, JSON_TYPE, "application/json");
  if (bytes.length === 0) throw refused("The body is empty; send a JSON object.");
  const text = decode(bytes);
  const value = parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw refused("The body must be a JSON object.");
  return { text, value: value as Record<string, unknown> };
}

const FORM_TYPE = /^application\/x-www-form-urlencoded[ \t]*(?:;|$)/i;

/** The body as the fields of a form. A field that is given twice is refused, an empty one is as good as none (RFC 6749, 3.2). */
export async function readForm(request: ApiRequest): Promise<ReadonlyMap<string, string>> {
  const text = decode(await readBytes(request, FORM_TYPE, "application/x-www-form-urlencoded"));
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.has(name)) throw invalid({ [name]: ["This was given more than once."] });
    fields.set(name, value);
  }
  return new Map([...fields].filter(([, value]) => value !== ""));
}

async function readBytes(request: ApiRequest, type: RegExp, called: string): Promise<Uint8Array> {
  if (!type.test(request.headers.get("content-type") ?? "")) {
    throw new AppError("unsupported_media_type", `Send the body as ${called}`);
  }
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) throw tooLarge();
  const read = request.take ? request.take(MOST_BYTES) : collect(request.body ?? null);
  const bytes = await read.catch(() => {
    throw refused("The body ended before it was complete.");
  });
  if (bytes === null) throw tooLarge();
  return bytes;
}

const tooLarge = () => new AppError("payload_too_large", `The body may have at most ${MOST_BYTES} bytes`);
const refused = (why: string) => invalid({ body: [why] });

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw refused("The body is not valid UTF-8.");
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : "it can't be read";
    throw refused(`The body is not valid JSON: ${why}`);
  }
}

/** Every byte of a stream, or null as soon as there are too many. */
async function collect(stream: ReadableStream<Uint8Array> | null): Promise<Uint8Array | null> {
  if (!stream) return new Uint8Array();
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    length += value.length;
    if (length > MOST_BYTES) {
      await reader.cancel().catch(() => undefined);
      return null;
    }
    chunks.push(value);
  }
}
