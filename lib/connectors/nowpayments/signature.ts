import { createHmac, timingSafeEqual } from "node:crypto";
import type { Verdict } from "../contract";

/** With keys in order at every level; lists keep theirs. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/**
 * What NOWPayments signs: not the bytes it sends but the message written anew by JavaScript, so it is parsed and written by
 * JavaScript here as well.
 */
export const canonical = (message: unknown): string => JSON.stringify(sorted(message));

/** What the one-liner of the older documentation makes of it: the inside of nested objects is lost, and so not signed. */
export const olderCanonical = (message: object): string => JSON.stringify(message, Object.keys(message).sort());

function isSignedAs(text: string, signature: string, key: string): boolean {
  const wanted = createHmac("sha512", key.trim()).update(text).digest();
  const given = Buffer.from(signature, "hex");
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** The older signature leaves something open, so what it signs is asked about before it is believed. */
export function judgeSignature(raw: Uint8Array, signature: string, key: string): Verdict {
  try {
    const message: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(raw));
    if (typeof message !== "object" || message === null || Array.isArray(message)) return "forged";
    if (isSignedAs(canonical(message), signature, key)) return "genuine";
    return "fee" in message && isSignedAs(olderCanonical(message), signature, key) ? "ask" : "forged";
  } catch {
    return "forged";
  }
}
