import { and, eq, gt, gte, inArray, like, lt, or, type SQL } from "drizzle-orm";
import { QueryBuilder } from "drizzle-orm/pg-core";
import { pageOf } from "@/db/keyset";
import { paymentApplications } from "@/db/schema/applications";
import { paymentAttempts, payments } from "@/db/schema/payments";
import { type Ctx, transact, within } from "@/lib/context";
import { readCreditorReference } from "@/lib/kit/bank-numbers";
import { cutPage, type Page, type PageAsk } from "@/lib/kit/page";
import { presentPayment } from "./present";
import type { ListPayments, Payment } from "./schema";

type Query = Omit<ListPayments, "limit"> & PageAsk & { limit?: number; applicationId?: string };

/** Newest first by keyset; a credential bound to an application sees that application's payments only. */
export async function listPayments(ctx: Ctx, query: Query): Promise<Page<Payment>> {
  const limit = query.limit ?? 25;
  const { where, order } = pageOf(payments, query);
  const rows = await transact(ctx, ({ db }) =>
    db
      .select({ payment: payments, clientId: paymentApplications.clientId })
      .from(payments)
      .innerJoin(paymentApplications, eq(paymentApplications.id, payments.applicationId))
      .where(within(ctx, payments, ...filters(ctx, query), where))
      .orderBy(...order)
      .limit(limit + 1),
  );
  const found = rows.map(({ payment, clientId }) => presentPayment({ ...payment, clientId }, ctx.now));
  return cutPage(found, query, limit);
}

function filters(ctx: Ctx, query: Query): (SQL | undefined)[] {
  const applicationId = ctx.principal.applicationId ?? query.applicationId;
  return [
    applicationId ? eq(payments.applicationId, applicationId) : undefined,
    query.clientId ? eq(paymentApplications.clientId, query.clientId) : undefined,
    query.customerId ? eq(payments.customerId, query.customerId) : undefined,
    query.reference ? isCalled(ctx, query.reference) : undefined,
    query.currencyCode ? eq(payments.currencyCode, query.currencyCode) : undefined,
    query.createdFrom ? gte(payments.createdAt, query.createdFrom) : undefined,
    query.createdBefore ? lt(payments.createdAt, query.createdBefore) : undefined,
    ...statusFilters(ctx, query.status),
  ];
}

/** By the start of the shop's own reference, or by the one that stands on a bank transfer, however it was typed. */
function isCalled(ctx: Ctx, reference: string): SQL | undefined {
  const ours = like(payments.reference, `${escapeLike(reference)}%`);
  const onTransfer = readCreditorReference(reference);
  if (onTransfer === null) return ours;
  const paidBy = new QueryBuilder()
    .select({ id: paymentAttempts.paymentId })
    .from(paymentAttempts)
    .where(within(ctx, paymentAttempts, eq(paymentAttempts.providerId, onTransfer)));
  return or(ours, inArray(payments.id, paidBy));
}

/** Asks for the status as it is shown: what has run out counts as expired before the sweep has said so. */
function statusFilters(ctx: Ctx, status: ListPayments["status"]): (SQL | undefined)[] {
  if (!status) return [];
  const open = ["requires_payment_method", "requires_action"] as const;
  if (status === "expired") {
    const ranOut = and(inArray(payments.status, [...open]), lt(payments.expiresAt, ctx.now));
    return [or(eq(payments.status, "expired"), ranOut)];
  }
  const isOpen = status === "requires_payment_method" || status === "requires_action";
  return [eq(payments.status, status), isOpen ? gt(payments.expiresAt, ctx.now) : undefined];
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (character) => `\\${character}`);
