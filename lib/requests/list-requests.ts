import { and, asc, desc, eq, gte, isNotNull, lte, type SQL, sql } from "drizzle-orm";
import { newerThan, olderThan } from "@/db/keyset";
import { credentials } from "@/db/schema/credentials";
import { apiRequests } from "@/db/schema/requests";
import { type Ctx, type TxCtx, tenantWide, transact, within } from "@/lib/context";
import { type Cursor, decodeCursor, encodeCursor } from "@/lib/kit/cursor";
import { requirePermission } from "@/lib/tenants";
import { type RequestOutcome, requestTime } from "./schema";
import { seenBy } from "./seen-by";

type Query = {
  outcome?: RequestOutcome | undefined;
  /** Only calls of browsers. */
  fromBrowser?: boolean | undefined;
  credentialId?: string | undefined;
  method?: string | undefined;
  /** The pattern, `/api/payment/{id}`. */
  route?: string | undefined;
  /** A request id, whole. */
  search?: string | undefined;
  cursor?: string | undefined;
  /** Reads towards newer rows from this cursor instead of towards older ones. */
  newerThan?: string | undefined;
  limit?: number;
};

export type RequestLine = Awaited<ReturnType<typeof read>>[number];
export type RequestPage = { data: RequestLine[]; nextCursor: string | null; previousCursor: string | null };

/** The calls of programs to this company's APIs, newest first by keyset (permission `request:read`). */
export async function listRequests(ctx: Ctx, query: Query): Promise<RequestPage> {
  requirePermission(ctx, "request:read");
  const limit = query.limit ?? 25;
  const newer = query.newerThan ? decodeCursor(query.newerThan) : null;
  const older = query.cursor ? decodeCursor(query.cursor) : null;
  const conditions = [...filters(query), endOf(newer, older)];
  const rows = await transact(ctx, (ctx) => read(ctx, conditions, { isUp: newer !== null, limit }));
  const shown = newer ? rows.slice(0, limit).reverse() : rows.slice(0, limit);
  const hasMore = rows.length > limit;
  return {
    data: shown,
    nextCursor: newer || hasMore ? cursorOf(shown.at(-1)) : null,
    previousCursor: (newer && hasMore) || older ? cursorOf(shown[0]) : null,
  };
}

/** The pair finds the place in the index, the plain comparison leaves the days beyond it alone. */
function endOf(newer: Cursor | null, older: Cursor | null): SQL | undefined {
  if (newer) return and(newerThan(apiRequests, newer), gte(apiRequests.createdAt, newer.at));
  return older ? and(olderThan(apiRequests, older), lte(apiRequests.createdAt, older.at)) : undefined;
}

const cursorOf = (row: { createdAt: Date; id: string } | undefined) =>
  row ? encodeCursor({ at: row.createdAt, id: row.id }) : null;

const { id, createdAt, status, origin, credentialId, method, route } = apiRequests;

function read(ctx: TxCtx, conditions: (SQL | undefined)[], { isUp, limit }: { isUp: boolean; limit: number }) {
  const { reason, detail, ip, latencyMs } = apiRequests;
  return ctx.db
    .select({
      ...{ id, createdAt, method, route, status, reason, detail, origin, ip, latencyMs, credentialId },
      kind: credentials.kind,
      label: credentials.label,
      hint: credentials.hint,
    })
    .from(apiRequests)
    .leftJoin(credentials, eq(credentials.id, credentialId))
    .where(within(tenantWide(ctx), apiRequests, seenBy(ctx, apiRequests), ...conditions))
    .orderBy(...(isUp ? [asc(createdAt), asc(id)] : [desc(createdAt), desc(id)]))
    .limit(limit + 1);
}

/** Numbers in the text of the statement: only so does the planner see that the index of what went wrong covers them. */
const OUTCOMES: Record<RequestOutcome, SQL> = {
  succeeded: sql`${status} < 400`,
  refused: sql`${status} >= 400 and ${status} in (401, 403, 429)`,
  invalid: sql`${status} >= 400 and ${status} < 500 and ${status} not in (401, 403, 429)`,
  failed: sql`${status} >= 500 and ${status} >= 400`,
};

function filters(query: Query): (SQL | undefined)[] {
  return [
    query.outcome ? OUTCOMES[query.outcome] : undefined,
    query.fromBrowser ? isNotNull(origin) : undefined,
    query.credentialId ? eq(credentialId, query.credentialId) : undefined,
    query.method ? eq(method, query.method) : undefined,
    query.route ? eq(route, query.route) : undefined,
    query.search ? called(query.search) : undefined,
  ];
}

/** The time is in the id, so it is found by the key, whatever else is in the log. */
function called(search: string): SQL | undefined {
  const at = requestTime(search);
  return at ? and(eq(createdAt, at), eq(id, search)) : sql`false`;
}
