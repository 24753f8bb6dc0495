import type { Ctx } from "@/lib/context";
import { toMajor } from "@/lib/kit/money";
import { type Cell, csvRow } from "@/lib/kit/text";
import { listPayments } from "@/lib/payments";
import type { Payment } from "@/lib/payments/schema";

type Query = Omit<Parameters<typeof listPayments>[1], "cursor" | "limit">;

const BATCH = 500;

const COLUMNS: Record<string, (payment: Payment) => Cell> = {
  id: ({ id }) => id,
  reference: ({ reference }) => reference,
  reference_label: ({ referenceLabel }) => referenceLabel,
  status: ({ status }) => status,
  amount: ({ amount, currencyCode }) => toMajor(BigInt(amount), currencyCode),
  amount_received: ({ amountReceived, currencyCode }) => toMajor(BigInt(amountReceived), currencyCode),
  amount_refunded: ({ amountRefunded, currencyCode }) => toMajor(BigInt(amountRefunded), currencyCode),
  currency_code: ({ currencyCode }) => currencyCode,
  last_error_code: ({ lastErrorCode }) => lastErrorCode,
  client_id: ({ clientId }) => clientId,
  environment: ({ environment }) => environment,
  created_at: ({ createdAt }) => createdAt,
  updated_at: ({ updatedAt }) => updatedAt,
};

/** A CSV file of every payment a query finds, read and sent a batch at a time, as fast as it is taken. */
export function csvOf(ctx: Ctx, query: Query): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const columns = Object.values(COLUMNS);
  let cursor: string | undefined;
  let isFirst = true;
  return new ReadableStream({
    async pull(controller) {
      const page = await listPayments(ctx, { ...query, cursor, limit: BATCH });
      const lines = page.data.map((payment) => csvRow(columns.map((cell) => cell(payment))));
      if (isFirst) lines.unshift(csvRow(Object.keys(COLUMNS)));
      isFirst = false;
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.join("")));
      if (!page.nextCursor) return controller.close();
      cursor = page.nextCursor;
    },
  });
}
