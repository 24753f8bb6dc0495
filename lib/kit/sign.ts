import { createHmac, timingSafeEqual } from "node:crypto";

/** Anything whose text is exact. Floats are left out on purpose. */
export type Part = string | bigint;

/** One text for many parts, each behind its length in bytes, so that no two lists of parts ever look alike. */
export const joinParts = (parts: readonly Part[]): string =>
  parts.map((part) => `${Buffer.byteLength(String(part))}:${part}`).join(",");

/** HMAC-SHA-256 over the parts in this order, as base64url that fits into an address. */
export const signFields = (key: Buffer | string, ...parts: Part[]): string =>
  createHmac("sha256", key).update(joinParts(parts)).digest("base64url");

/** Whether `signature` was made by `signFields` with this key over these parts. Takes the same time however wrong it is. */
export function verifyFields(key: Buffer | string, signature: string, ...parts: Part[]): boolean {
  const given = Buffer.from(signature);
  const wanted = Buffer.from(signFields(key, ...parts));
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
