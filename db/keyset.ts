import { type AnyColumn, asc, desc, type SQL, sql } from "drizzle-orm";
import { endOf, type PageAsk } from "@/lib/kit/page";

type Listed = { createdAt: AnyColumn; id: AnyColumn };
type End = { at: Date; id: string };

/** The rows before this end of a newest-first list. One comparison of a pair, because that is what an index can start at. */
export const olderThan = ({ createdAt, id }: Listed, end: End): SQL =>
  sql`(${createdAt}, ${id}) < (${end.at.toISOString()}::timestamptz, ${end.id})`;

/** The rows behind this end, towards the newest. */
export const newerThan = ({ createdAt, id }: Listed, end: End): SQL =>
  sql`(${createdAt}, ${id}) > (${end.at.toISOString()}::timestamptz, ${end.id})`;

/** The condition and the order of one page of a newest-first list, for `cutPage`. Throws invalid_request for no cursor. */
export function pageOf(listed: Listed, ask: PageAsk): { where: SQL | undefined; order: [SQL, SQL] } {
  const { end, isUp } = endOf(ask);
  const { createdAt, id } = listed;
  const beyond = isUp ? newerThan : olderThan;
  return {
    where: end ? beyond(listed, end) : undefined,
    order: isUp ? [asc(createdAt), asc(id)] : [desc(createdAt), desc(id)],
  };
}
