import { createDecipheriv } from "node:crypto";
import { z } from "zod";
import type { Delivery } from "../contract";

const Wrapped = z.object({ encryptedBody: z.string() });
const TAG_BYTES = 16;
const MOST_IV_BYTES = 16;
const LEAST_IV_BYTES = 12;

function bytesOf(hex: string): Buffer {
  if (!/^(?:[0-9a-fA-F]{2})+$/.test(hex)) throw new SyntaxError("This is no hexadecimal text.");
  return Buffer.from(hex, "hex");
}

/** Some resellers put the text into JSON. */
function cipherText(raw: Uint8Array): Buffer {
  const text = new TextDecoder().decode(raw).trim();
  return bytesOf(text.startsWith("{") ? Wrapped.parse(JSON.parse(text)).encryptedBody : text);
}

/**
 * The message inside a delivery, or null when it was not made with this key. That it can be opened is the proof that it is
 * genuine, so the tag has its full length: a shorter one could be guessed.
 */
export function openWebhook({ raw, headers }: Pick<Delivery, "raw" | "headers">, key: string): string | null {
  try {
    const iv = bytesOf(headers.get("x-initialization-vector") ?? "");
    const tag = bytesOf(headers.get("x-authentication-tag") ?? "");
    if (iv.length < LEAST_IV_BYTES || iv.length > MOST_IV_BYTES || tag.length !== TAG_BYTES) return null;
    const decipher = createDecipheriv("aes-256-gcm", bytesOf(key), iv, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(cipherText(raw)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
