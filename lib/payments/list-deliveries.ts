import { eq, gte, inArray, lt, type SQL } from "drizzle-orm";
import { pageOf } from "@/db/keyset";
import { type DELIVERY_RESULTS, deliveries, integrations, type VERDICTS } from "@/db/schema/integrations";
import { incomingTransfers } from "@/db/schema/ledger";
import { paymentAttempts, payments } from "@/db/schema/payments";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import { cutPage, type Page, type PageAsk } from "@/lib/kit/page";
import { requirePermission } from "@/lib/tenants";
import { messagesOfTransfer, messagesOfTransfersCalled } from "./messages-of-transfers";

type Query = PageAsk & {
  verdict?: (typeof VERDICTS)[number] | undefined;
  result?: (typeof DELIVERY_RESULTS)[number] | undefined;
  integrationId?: string | undefined;
  createdFrom?: Date | undefined;
  createdBefore?: Date | undefined;
  /** A payment's reference or id, an id of the provider's, or a payer's e-mail; whole, and in its own spelling. */
  search?: string | undefined;
  limit?: number;
};

export type DeliveryLine = Awaited<ReturnType<typeof read>>[number];

/** The messages providers have sent, newest first by keyset, with what was made of each (permission `payment:read`). Never what is in them. */
export async function listDeliveries(ctx: Ctx, query: Query): Promise<Page<DeliveryLine>> {
  requirePermission(ctx, "payment:read");
  const limit = query.limit ?? 25;
  const { where, order } = pageOf(deliveries, query);
  const rows = await transact(ctx, async (ctx) =>
    read(ctx, [...filters(query), await found(ctx, query.search), where], order).limit(limit + 1),
  );
  return cutPage(rows, query, limit);
}

/** What the log shows of each message; the joins are by primary keys of the same tenant. */
function read(ctx: TxCtx, conditions: (SQL | undefined)[], order: SQL[]) {
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
    .orderBy(...order);
}

function filters(query: Query): (SQL | undefined)[] {
  const { verdict, result, integrationId, createdFrom, createdBefore } = query;
  return [
    verdict ? eq(deliveries.verdict, verdict) : undefined,
    result ? eq(deliveries.result, result) : undefined,
    integrationId ? eq(deliveries.integrationId, integrationId) : undefined,
    createdFrom ? gte(deliveries.createdAt, createdFrom) : undefined,
    createdBefore ? lt(deliveries.createdAt, createdBefore) : undefined,
  ];
}

/** Whole values of indexed columns only: nobody reads through the bodies. */
async function found(ctx: TxCtx, search: string | undefined): Promise<SQL | undefined> {
  if (!search) return;
  const { id, paymentId, incomingId, providerId, payerEmail } = deliveries;
  if (search.includes("@")) return eq(payerEmail, search.toLowerCase());
  const named = OURS[search.slice(0, 4)];
  if (named === "incomingId") {
    return inArray(id, [
      ...(await messagesThat(ctx, eq(incomingId, search))),
      ...(await messagesOfTransfer(ctx, search)),
    ]);
  }
  if (named) return eq({ id, paymentId }[named], search);
  const about = await paymentsCalled(ctx, search);
  const said = await messagesThat(ctx, eq(providerId, search));
  const brought = await messagesOfTransfersCalled(ctx, search);
  const concerned = about.length > 0 ? await messagesThat(ctx, inArray(paymentId, about)) : [];
  return inArray(id, [...said, ...brought, ...concerned]);
}

const MOST_FOUND = 1000;

/** Each condition is asked by its own index; in one question the planner would rather walk the whole log, newest first. */
async function messagesThat(ctx: TxCtx, condition: SQL): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(within(ctx, deliveries, condition))
    .limit(MOST_FOUND);
  return rows.map(({ id }) => id);
}

const MOST_CALLED = 100;

/** Payments with this reference, or one with an attempt of this id. */
async function paymentsCalled(ctx: TxCtx, name: string): Promise<string[]> {
  const referred = await ctx.db
    .select({ id: payments.id })
    .from(payments)
    .where(within(ctx, payments, eq(payments.reference, name)))
    .limit(MOST_CALLED);
  const attempted = await ctx.db
    .select({ id: paymentAttempts.paymentId })
    .from(paymentAttempts)
    .where(within(ctx, paymentAttempts, eq(paymentAttempts.id, name)));
  return [...referred, ...attempted].map(({ id }) => id);
}

const OURS: Record<string, "id" | "paymentId" | "incomingId"> = { dlv_: "id", pay_: "paymentId", inc_: "incomingId" };
