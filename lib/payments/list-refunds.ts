import { asc, eq } from "drizzle-orm";
import { refunds } from "@/db/schema/payments";
import { type Ctx, transact, within } from "@/lib/context";
import type { Refund } from "@/lib/ledger/schema";
import { presentRefund } from "./present";
import { requirePayment } from "./require-payment";

/** What was given back of a payment, oldest first. Throws not_found for a payment that is not the caller's. */
export async function listRefunds(ctx: Ctx, paymentId: string): Promise<Refund[]> {
  const { id } = await requirePayment(ctx, { id: paymentId });
  const rows = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(refunds)
      .where(within(ctx, refunds, eq(refunds.paymentId, id)))
      .orderBy(asc(refunds.createdAt), asc(refunds.id)),
  );
  return rows.map(presentRefund);
}
