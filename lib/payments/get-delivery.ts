import { and, eq, inArray, or } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { deliveries, integrations } from "@/db/schema/integrations";
import { incomingTransfers } from "@/db/schema/ledger";
import { payments } from "@/db/schema/payments";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { isIdText } from "@/lib/kit/ids";
import { requirePermission } from "@/lib/tenants";
import { showBody, showHeaders } from "./show-message";

export type DeliveryDetail = Awaited<ReturnType<typeof getDelivery>>;

/** One message of a provider with what is in it, as people may read it, and every step that was taken (permission `payment:read`). */
export async function getDelivery(ctx: Ctx, { id }: { id: string }) {
  requirePermission(ctx, "payment:read");
  if (!isIdText(id)) throw notFound("Message");
  return transact(ctx, async (ctx) => {
    const [found] = await ctx.db
      .select({
        row: deliveries,
        integration: {
          id: integrations.id,
          label: integrations.label,
          connectorId: integrations.connectorId,
          deletedAt: integrations.deletedAt,
        },
        reference: payments.reference,
      })
      .from(deliveries)
      .innerJoin(integrations, eq(integrations.id, deliveries.integrationId))
      .leftJoin(payments, eq(payments.id, deliveries.paymentId))
      .where(within(ctx, deliveries, eq(deliveries.id, id)));
    if (!found) throw notFound("Message");
    const { row, integration, reference } = found;
    const { verdict, outcome, result, appliedAt, paymentId, providerId, payerEmail, steps, createdAt, environment } =
      row;
    return {
      ...{ id, environment, verdict, outcome, result, appliedAt, paymentId, providerId, payerEmail, steps, createdAt },
      integration,
      reference,
      transfers: await transfersOf(ctx, row),
      headers: showHeaders(row.headers),
      body: showBody(Buffer.from(row.body, "base64"), row.headers["content-type"]),
    };
  });
}

/** The money a message told of, and whose it is: one transfer, or those of a mass payment in the order it told them. */
async function transfersOf(ctx: TxCtx, { incomingId, integrationId, steps }: typeof deliveries.$inferSelect) {
  if (incomingId === null) return [];
  const told = steps.flatMap(({ detail }) => (detail?.kind === "transfer" ? (detail.providerId ?? []) : []));
  const { updatedAt, state, reason, payerName, payerEmail, amountMinor, feeMinor, currencyCode, customerId } =
    incomingTransfers;
  const named = and(
    eq(incomingTransfers.integrationId, integrationId),
    or(eq(incomingTransfers.id, incomingId), inArray(incomingTransfers.providerId, told)),
  );
  const found = await ctx.db
    .select({
      ...{ updatedAt, state, reason, payerName, payerEmail, currencyCode, customerId },
      id: incomingTransfers.id,
      providerId: incomingTransfers.providerId,
      amount: amountMinor,
      fee: feeMinor,
      customer: customers.name,
    })
    .from(incomingTransfers)
    .leftJoin(customers, eq(customers.id, customerId))
    .where(within(ctx, incomingTransfers, named));
  return found.sort((one, other) => told.indexOf(one.providerId) - told.indexOf(other.providerId));
}
