import { type AnyColumn, type SQL, sql } from "drizzle-orm";

type Listed = { createdAt: AnyColumn; id: AnyColumn };
type End = { at: Date; id: string };

/** The rows before this end of a newest-first list. One comparison of a pair, because that is what an index can start at. */
export const olderThan = ({ createdAt, id }: Listed, end: End): SQL =>
  sql`(${createdAt}, ${id}) < (${end.at.toISOString()}::timestamptz, ${end.id})`;

/** The rows behind this end, towards the newest. */
export const newerThan = ({ createdAt, id }: Listed, end: End): SQL =>
  sql`(${createdAt}, ${id}) > (${end.at.toISOString()}::timestamptz, ${end.id})`;
