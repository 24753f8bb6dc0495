import type { payments } from "@/db/schema/payments";
import type { Payment } from "./schema";

export type PaymentRow = typeof payments.$inferSelect;

const CLOSES = new Set<PaymentRow["status"]>(["requires_payment_method", "requires_action"]);

/** The status as of `now`: a checkout that has run out is expired even before the sweep has written it down. */
export const statusAt = (row: Pick<PaymentRow, "status" | "expiresAt">, now: Date): PaymentRow["status"] =>
  CLOSES.has(row.status) && row.expiresAt <= now ? "expired" : row.status;

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
