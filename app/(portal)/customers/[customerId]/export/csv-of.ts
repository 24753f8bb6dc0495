import type { Ctx } from "@/lib/context";
import { customerPaymentLine, customerPaymentsHead, listCustomerPayments } from "@/lib/ledger";

const BATCH = 500;

/** A CSV file of every payment of a customer, a batch at a time as it is taken; the first is read before there is a file. */
export async function csvOf(ctx: Ctx, customerId: string): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const read = (cursor?: string) => listCustomerPayments(ctx, { customerId, cursor, limit: BATCH });
  let page = await read();
  let head = customerPaymentsHead();
  return new ReadableStream({
    async pull(controller) {
      controller.enqueue(encoder.encode(head + page.data.map(customerPaymentLine).join("")));
      head = "";
      if (!page.nextCursor) return controller.close();
      page = await read(page.nextCursor);
    },
  });
}
