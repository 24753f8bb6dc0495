import { AppError, invalid } from "@/lib/kit/errors";
import type { ApiRequest } from "./call";

const MOST_BYTES = 64 * 1024;
const JSON_TYPE = /^application\/json[ \t]*(?:;|$)/i;
const utf8 = new TextDecoder("utf-8", { fatal: true });

export type JsonBody = { text: string; value: Record<string, unknown> };

/** The body as a JSON object. Refuses another type of content with 415, more than 64 KiB with 413, and all that is no object with 400 (S1-3). */
export async function readJson(request: ApiRequest): Promise<JsonBody> {
  if (!JSON_TYPE.test(request.headers.get("content-type") ?? "")) {
    throw new AppError("unsupported_media_type", "Send the body as application/json");
  }
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) throw tooLarge();
  const read = request.take ? request.take(MOST_BYTES) : collect(request.body ?? null);
  const bytes = await read.catch(() => {
    throw refused("The body ended before it was complete.");
  });
  if (bytes === null) throw tooLarge();
  const text = decode(bytes);
  const value = parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw refused("The body must be a JSON object.");
  return { text, value: value as Record<string, unknown> };
}

const tooLarge = () => new AppError("payload_too_large", `The body may have at most ${MOST_BYTES} bytes`);
const refused = (why: string) => invalid({ body: [why] });

function decode(bytes: Uint8Array): string {
  if (bytes.length === 0) throw refused("The body is empty; send a JSON object.");
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
