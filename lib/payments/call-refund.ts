import { ProviderNotProcessed, ProviderRejected, type Refunded } from "@/lib/connectors/contract";
import { type Ctx, transact } from "@/lib/context";
import { integrationRow, openIntegration } from "@/lib/integrations";
import { log } from "@/lib/kit/log";
import { addSeconds } from "@/lib/kit/time";
import { LEASE_SECONDS } from "./attempts";
import { attemptOf } from "./lock-payment";
import type { RefundRow } from "./present";
import { enqueueRefundLook, nextRefundLook } from "./refund-rows";
import { settleRefund } from "./settle-refund";

/** A refund as a provider is asked about it, and the integration to ask through. */
export async function orderOf(ctx: Ctx, { integrationId, attemptId, ...refund }: RefundRow) {
  const row = await integrationRow(ctx, integrationId);
  const attempt = await transact(ctx, (ctx) => attemptOf(ctx, attemptId));
  if (!row || !attempt || attempt.providerId === null) throw new Error("a refund without its charge");
  const order = {
    providerId: attempt.providerId,
    reference: attempt.id,
    money: { amount: refund.amountMinor, currency: refund.currencyCode },
    refundReference: refund.id,
    reason: refund.reason,
  };
  return { row, order };
}

/**
 * Asks the provider for the money and writes down what it said. Refused or surely not processed: the refund failed and its
 * amount is free again. No answer: nobody knows, so it is looked up and never simply sent again.
 */
export async function callRefund(ctx: Ctx, refund: RefundRow): Promise<void> {
  const { row, order } = await orderOf(ctx, refund);
  try {
    const { connector, http, settings } = await openIntegration(ctx, row);
    if (connector.refundsByHand) return void (await settleRefund(ctx, refund.id, BY_HAND));
    if (!connector.refund) throw new ProviderNotProcessed(`${connector.id} takes no refunds`);
    await believeRefund(ctx, refund, await connector.refund(http, order, settings));
  } catch (error) {
    const { requestId } = ctx;
    log().warn({ requestId, refundId: refund.id, err: error }, "a refund was not made");
    if (error instanceof ProviderRejected) return fail(ctx, refund, error.code || "rejected");
    if (error instanceof ProviderNotProcessed) return fail(ctx, refund, "provider_unavailable");
    const lookAt = addSeconds(ctx.now, LEASE_SECONDS);
    await settleRefund(ctx, refund.id, { status: "pending", code: "provider_silent", lookAt });
  }
}

/** It waits for the person who sends the money and then says so. */
const BY_HAND = { status: "pending", code: "by_hand", lookAt: null } as const;

const fail = async (ctx: Ctx, { id }: RefundRow, code: string) =>
  void (await settleRefund(ctx, id, { status: "failed", code }));

/** Writes down a provider's answer; one that is still pending is looked at again later. */
export async function believeRefund(ctx: Ctx, refund: RefundRow, { providerId, status }: Refunded): Promise<void> {
  await transact(ctx, async (ctx) => {
    const lookAt = status === "pending" ? nextRefundLook(ctx, refund) : null;
    const code = status === "failed" ? "rejected" : null;
    await settleRefund(ctx, refund.id, { status, providerRefundId: providerId, code, lookAt });
    if (lookAt) await enqueueRefundLook(ctx, refund.id, Math.ceil((lookAt.getTime() - ctx.now.getTime()) / 1000));
  });
}
