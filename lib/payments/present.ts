import type { payments, refunds } from "@/db/schema/payments";
import type { Refund } from "@/lib/ledger/schema";
import type { Payment } from "./schema";

export type PaymentRow = typeof payments.$inferSelect;
export type RefundRow = typeof refunds.$inferSelect;

const CLOSES = new Set<PaymentRow["status"]>(["requires_payment_method", "requires_action"]);

/** The status as of `now`: a checkout that has run out is expired even before the sweep has written it down. */
export const statusAt = (row: Pick<PaymentRow, "status" | "expiresAt">, now: Date): PaymentRow["status"] =>
  CLOSES.has(row.status) && row.expiresAt <= now ? "expired" : row.status;

type Sums = Pick<
  PaymentRow,
  "status" | "amountReceivedMinor" | "amountRefundedMinor" | "amountRefundingMinor" | "amountDisputedMinor"
>;

/** What can still be given back: less what was, what is on its way, and what banks hold or took. */
export function refundableOf(row: Sums): bigint {
  const gone = row.amountRefundedMinor + row.amountRefundingMinor + row.amountDisputedMinor;
  return row.status === "succeeded" && row.amountReceivedMinor > gone ? row.amountReceivedMinor - gone : 0n;
}

/** A payment as the API, the portal and webhooks show it. Amounts are integers in minor units. */
export const presentPayment = (row: PaymentRow & { clientId: string }, now: Date): Payment => ({
  id: row.id,
  status: statusAt(row, now),
  environment: row.environment,
  clientId: row.clientId,
  customerId: row.customerId,
  amount: Number(row.amountMinor),
  amountReceived: Number(row.amountReceivedMinor),
  amountRefunded: Number(row.amountRefundedMinor),
  amountRefundable: Number(refundableOf(row)),
  surcharge: Number(row.surchargeMinor),
  providerFee: row.providerFeeMinor === null ? null : Number(row.providerFeeMinor),
  currencyCode: row.currencyCode,
  settlementCurrencyCode: row.settlementCurrencyCode,
  reference: row.reference,
  referenceLabel: row.referenceLabel,
  lastErrorCode: row.lastErrorCode,
  redirectUrl: row.redirectUrl,
  productId: row.productId,
  blockchainSlug: row.blockchainSlug,
  metadata: row.metadata,
  expiresAt: row.expiresAt,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

/** A refund as the API, the portal and webhooks show it. */
export const presentRefund = (row: RefundRow): Refund => ({
  id: row.id,
  paymentId: row.paymentId,
  status: row.status,
  amount: Number(row.amountMinor),
  currencyCode: row.currencyCode,
  reason: row.reason,
  origin: row.origin,
  code: row.code,
  needsPerson: row.status === "pending" && row.lookAt === null && row.code !== null,
  createdAt: row.createdAt,
  finishedAt: row.finishedAt,
});
