import { and, eq, gte, isNotNull, lte, type SQL, sql } from "drizzle-orm";
import { pageOf } from "@/db/keyset";
import { credentials } from "@/db/schema/credentials";
import { apiRequests } from "@/db/schema/requests";
import { type Ctx, type TxCtx, tenantWide, transact, within } from "@/lib/context";
import { cutPage, endOf, type Page, type PageAsk } from "@/lib/kit/page";
import { requirePermission } from "@/lib/tenants";
import { type RequestOutcome, requestTime } from "./schema";
import { seenBy } from "./seen-by";

type Query = PageAsk & {
  outcome?: RequestOutcome | undefined;
  /** Only calls of browsers. */
  fromBrowser?: boolean | undefined;
  credentialId?: string | undefined;
  method?: string | undefined;
  /** The pattern, `/api/payment/{id}`. */
  route?: string | undefined;
  /** A request id, whole. */
  search?: string | undefined;
  limit?: number;
};

export type RequestLine = Awaited<ReturnType<typeof read>>[number];

/** The calls of programs to this company's APIs, newest first by keyset (permission `request:read`). */
export async function listRequests(ctx: Ctx, query: Query): Promise<Page<RequestLine>> {
  requirePermission(ctx, "request:read");
  const limit = query.limit ?? 25;
  const { where, order } = pageOf(apiRequests, query);
  const conditions = [...filters(query), where, daysOf(query)];
  const rows = await transact(ctx, (ctx) => read(ctx, conditions, order).limit(limit + 1));
  return cutPage(rows, query, limit);
}

/** The cursor's pair finds the place in the index; this plain comparison leaves the days beyond it alone. */
function daysOf(query: PageAsk): SQL | undefined {
  const { end, isUp } = endOf(query);
  return end ? (isUp ? gte : lte)(apiRequests.createdAt, end.at) : undefined;
}

const { id, createdAt, status, origin, credentialId, method, route } = apiRequests;

function read(ctx: TxCtx, conditions: (SQL | undefined)[], order: SQL[]) {
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
    .orderBy(...order);
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
