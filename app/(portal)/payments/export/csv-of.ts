import type { Ctx } from "@/lib/context";
import { toMajor } from "@/lib/kit/money";
import { type Cell, csvRow } from "@/lib/kit/text";
import { listPayments } from "@/lib/payments";
import type { Payment } from "@/lib/payments/schema";

type Query = Omit<Parameters<typeof listPayments>[1], "cursor" | "limit">;

type Page = Awaited<ReturnType<typeof listPayments>>;

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

/**
 * A CSV file of every payment a query finds, read and sent a batch at a time, as fast as it is taken. The first batch is
 * read before there is a file, so that a query that fails is a failed request and not a broken download.
 */
export async function csvOf(ctx: Ctx, query: Query): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const columns = Object.values(COLUMNS);
  const read = (cursor?: string) => listPayments(ctx, { ...query, cursor, limit: BATCH });
  const linesOf = ({ data }: Page) => data.map((payment) => csvRow(columns.map((cell) => cell(payment)))).join("");
  let page = await read();
  let head = csvRow(Object.keys(COLUMNS));
  return new ReadableStream({
    async pull(controller) {
      controller.enqueue(encoder.encode(head + linesOf(page)));
      head = "";
      if (!page.nextCursor) return controller.close();
      page = await read(page.nextCursor);
    },
  });
}
