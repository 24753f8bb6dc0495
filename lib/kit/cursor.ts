import { invalid } from "./errors";

/** Where a page of a newest-first list ended. */
export type Cursor = { at: Date; id: string };

/** The last millisecond of the year 9999: what lies behind it is no time PostgreSQL reads in this form. */
const LAST_MS = 253_402_300_799_999;
const SHAPE = /^(\d{1,15})\.((?:[a-z]{3}_)?[0-9a-zA-Z-]{8,64})$/;

/** The cursor as opaque text for an address. */
export const encodeCursor = ({ at, id }: Cursor): string => Buffer.from(`${at.getTime()}.${id}`).toString("base64url");

/** Reads a cursor that came from outside. Throws invalid_request naming `cursor` for anything that is not one. */
export function decodeCursor(text: string): Cursor {
  const match = SHAPE.exec(Buffer.from(text, "base64url").toString("latin1"));
  const ms = Number(match?.[1] ?? Number.NaN);
  if (!match?.[2] || !(ms <= LAST_MS)) throw invalid({ cursor: ["is not a cursor from an earlier answer"] });
  return { at: new Date(ms), id: match[2] };
}

/** The cursor of the last row shown, when one more row than `limit` was found. */
export function nextCursor(rows: readonly { createdAt: Date; id: string }[], limit: number): string | null {
  const last = rows[limit - 1];
  return rows.length > limit && last ? encodeCursor({ at: last.createdAt, id: last.id }) : null;
}
