import { type Cursor, decodeCursor, encodeCursor } from "./cursor";

/** Which page of a newest-first list: the rows older than `cursor`, those newer than `newerThan`, or the newest. */
export type PageAsk = { cursor?: string | undefined; newerThan?: string | undefined };

/** `nextCursor` leads to older rows, `previousCursor` to newer ones; null where there are none. */
export type Page<T> = { data: T[]; nextCursor: string | null; previousCursor: string | null };

/** Where a page begins and which way it is read. Throws invalid_request for a cursor that is none. */
export function endOf({ cursor, newerThan }: PageAsk): { end: Cursor | null; isUp: boolean } {
  const text = newerThan ?? cursor;
  return { end: text ? decodeCursor(text) : null, isUp: newerThan !== undefined };
}

/** The page out of what was read for it: one row more than `limit` tells that there are others behind. */
export function cutPage<R extends { createdAt: Date; id: string }>(
  rows: readonly R[],
  { cursor, newerThan }: PageAsk,
  limit: number,
): Page<R> {
  const isUp = newerThan !== undefined;
  const data = isUp ? rows.slice(0, limit).reverse() : rows.slice(0, limit);
  const hasMore = rows.length > limit;
  return {
    data,
    nextCursor: isUp || hasMore ? cursorOf(data.at(-1)) : null,
    previousCursor: (isUp && hasMore) || cursor ? cursorOf(data[0]) : null,
  };
}

const cursorOf = (row: { createdAt: Date; id: string } | undefined) =>
  row ? encodeCursor({ at: row.createdAt, id: row.id }) : null;
