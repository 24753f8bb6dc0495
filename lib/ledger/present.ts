import type { ledgerTransfers, manualPayments } from "@/db/schema/ledger";
import type { IncomingRow } from "./incoming-rows";

export type TransferRow = typeof ledgerTransfers.$inferSelect;
export type ManualRow = typeof manualPayments.$inferSelect;

/** An incoming transfer as the portal shows it. Amounts are minor units. */
export const presentIncoming = (row: IncomingRow) => ({
  id: row.id,
  integrationId: row.integrationId,
  providerId: row.providerId,
  type: row.type,
  state: row.state,
  reason: row.reason,
  payerEmail: row.payerEmail,
  payerName: row.payerName,
  amount: row.amountMinor,
  fee: row.feeMinor,
  returned: row.returnedMinor,
  currencyCode: row.currencyCode,
  customerId: row.customerId,
  isProven: row.isProven,
  arrivedAt: row.arrivedAt,
  creditedAt: row.creditedAt,
  createdAt: row.createdAt,
});
export type IncomingTransfer = ReturnType<typeof presentIncoming>;

/** A payment written down by hand as the portal shows it. */
export const presentManual = (row: ManualRow) => ({
  id: row.id,
  customerId: row.customerId,
  total: row.totalMinor,
  fee: row.feeMinor,
  currencyCode: row.currencyCode,
  status: row.status,
  description: row.description,
  privateNote: row.privateNote,
  notify: row.notify,
  createdBy: row.createdBy,
  createdAt: row.createdAt,
  settledBy: row.settledBy,
  settledAt: row.settledAt,
});
export type ManualPayment = ReturnType<typeof presentManual>;
