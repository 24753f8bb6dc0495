import { and, asc, desc, eq, gte, inArray, lt, or, type SQL } from "drizzle-orm";
import { newerThan, olderThan } from "@/db/keyset";
import { type DELIVERY_RESULTS, deliveries, integrations, type VERDICTS } from "@/db/schema/integrations";
import { incomingTransfers } from "@/db/schema/ledger";
import { paymentAttempts, payments } from "@/db/schema/payments";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import { type Cursor, decodeCursor, encodeCursor } from "@/lib/kit/cursor";
import { requirePermission } from "@/lib/tenants";

type Query = {
  verdict?: (typeof VERDICTS)[number] | undefined;
  result?: (typeof DELIVERY_RESULTS)[number] | undefined;
  integrationId?: string | undefined;
  createdFrom?: Date | undefined;
  createdBefore?: Date | undefined;
  /** A payment's reference or id, an id of the provider's, or a payer's e-mail; whole, and in its own spelling. */
  search?: string | undefined;
  cursor?: string | undefined;
  /** Reads towards newer rows from this cursor instead of towards older ones. */
  newerThan?: string | undefined;
  limit?: number;
};

export type DeliveryLine = Awaited<ReturnType<typeof read>>[number];
export type DeliveryPage = { data: DeliveryLine[]; nextCursor: string | null; previousCursor: string | null };

/** The messages providers have sent, newest first by keyset, with what was made of each (permission `payment:read`). Never what is in them. */
export async function listDeliveries(ctx: Ctx, query: Query): Promise<DeliveryPage> {
  requirePermission(ctx, "payment:read");
  const limit = query.limit ?? 25;
  const newer = query.newerThan ? decodeCursor(query.newerThan) : null;
  const older = query.cursor ? decodeCursor(query.cursor) : null;
  const rows = await transact(ctx, (ctx) =>
    read(ctx, [...filters(ctx, query), endOf(newer, older)], { isUp: newer !== null, limit }),
  );
  const shown = newer ? rows.slice(0, limit).reverse() : rows.slice(0, limit);
  const hasMore = rows.length > limit;
  return {
    data: shown,
    nextCursor: newer || hasMore ? cursorOf(shown.at(-1)) : null,
    previousCursor: (newer && hasMore) || older ? cursorOf(shown[0]) : null,
  };
}

function endOf(newer: Cursor | null, older: Cursor | null): SQL | undefined {
  if (newer) return newerThan(deliveries, newer);
  return older ? olderThan(deliveries, older) : undefined;
}

const cursorOf = (row: { createdAt: Date; id: string } | undefined) =>
  row ? encodeCursor({ at: row.createdAt, id: row.id }) : null;

/** What the log shows of each message; the joins are by primary keys of the same tenant. */
function read(ctx: TxCtx, conditions: (SQL | undefined)[], { isUp, limit }: { isUp: boolean; limit: number }) {
  const { id, createdAt, verdict, outcome, result, providerId, payerEmail, paymentId, incomingId } = deliveries;
  return ctx.db
    .select({
      ...{ id, createdAt, verdict, outcome, result, providerId, payerEmail, paymentId, incomingId },
      environment: deliveries.environment,
      integrationId: integrations.id,
      integration: integrations.label,
      reference: payments.reference,
      amount: incomingTransfers.amountMinor,
      currencyCode: incomingTransfers.currencyCode,
    })
    .from(deliveries)
    .innerJoin(integrations, eq(integrations.id, deliveries.integrationId))
    .leftJoin(payments, eq(payments.id, paymentId))
    .leftJoin(incomingTransfers, eq(incomingTransfers.id, incomingId))
    .where(within(ctx, deliveries, ...conditions))
    .orderBy(...(isUp ? [asc(createdAt), asc(id)] : [desc(createdAt), desc(id)]))
    .limit(limit + 1);
}

function filters(ctx: TxCtx, query: Query): (SQL | undefined)[] {
  const { verdict, result, integrationId, createdFrom, createdBefore, search } = query;
  return [
    verdict ? eq(deliveries.verdict, verdict) : undefined,
    result ? eq(deliveries.result, result) : undefined,
    integrationId ? eq(deliveries.integrationId, integrationId) : undefined,
    createdFrom ? gte(deliveries.createdAt, createdFrom) : undefined,
    createdBefore ? lt(deliveries.createdAt, createdBefore) : undefined,
    search ? found(ctx, search) : undefined,
  ];
}

/** Whole values of indexed columns only: nobody reads through the bodies. */
function found(ctx: TxCtx, search: string): SQL | undefined {
  const { id, paymentId, incomingId, providerId, payerEmail } = deliveries;
  if (search.includes("@")) return eq(payerEmail, search.toLowerCase());
  const named = OURS[search.slice(0, 4)];
  if (named) return eq({ id, paymentId, incomingId }[named], search);
  const referred = ctx.db
    .select({ id: payments.id })
    .from(payments)
    .where(within(ctx, payments, eq(payments.reference, search)));
  const attempted = ctx.db
    .select({ id: paymentAttempts.paymentId })
    .from(paymentAttempts)
    .where(within(ctx, paymentAttempts, eq(paymentAttempts.id, search)));
  const isSaid = and(eq(deliveries.tenantId, ctx.tenantId), eq(providerId, search));
  return or(isSaid, inArray(paymentId, referred), inArray(paymentId, attempted));
}

const OURS: Record<string, "id" | "paymentId" | "incomingId"> = { dlv_: "id", pay_: "paymentId", inc_: "incomingId" };
