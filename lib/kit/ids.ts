import { randomFillSync } from "node:crypto";
import { v7 } from "uuid";
import { randomText } from "./random";

const LOWER_CASE_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

// A checkout makes five ids, and a call of the system for the bytes of each costs more than all else about them.
const pool = new Uint8Array(16 * 256);
const latest = { taken: pool.length, msecs: 0, seq: 0 };

/** A UUID of version 7. Those of one process sort in the order they were made, also within a millisecond (RFC 9562, 6.2). */
export function uuidV7(): string {
  if (latest.taken === pool.length) {
    randomFillSync(pool);
    latest.taken = 0;
  }
  const random = pool.subarray(latest.taken, latest.taken + 16);
  latest.taken += 16;
  const now = Date.now();
  if (now > latest.msecs) {
    latest.msecs = now;
    latest.seq = new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1;
  } else latest.seq++;
  return v7({ random, msecs: latest.msecs, seq: latest.seq });
}

/** `<prefix>_<uuid v7 without dashes>`: says what it names, and sorts by the time it was made. */
export const newId = (prefix: string): string => `${prefix}_${uuidV7().replaceAll("-", "")}`;

/** What every id made with this prefix matches, from its first character to its last. */
export const idPattern = (prefix: string): RegExp =>
  new RegExp(`^${prefix}_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$`);

/** When an id of `newId` was made; null for what is none. */
export function madeAt(id: string): Date | null {
  const [, milliseconds] = /^[a-z]+_([0-9a-f]{12})7[0-9a-f]{3}[89ab][0-9a-f]{15}$/.exec(id) ?? [];
  return milliseconds ? new Date(Number.parseInt(milliseconds, 16)) : null;
}

/** Whether a text could be the id of anything. Looser than `idPattern`: it keeps out what PostgreSQL can't even be asked about. */
export const isIdText = (text: string): boolean => /^[\w-]{0,64}$/.test(text);

/** The public name of a payment application: 32 characters that say nothing about when or in which order it was made. */
export const newClientId = (): string => randomText(LOWER_CASE_AND_DIGITS, 32);

/** What every client ID matches. */
export const CLIENT_ID_PATTERN = /^[a-z0-9]{32}$/;
