import { eq } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import { ALL_COMPANIES, type Ctx, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { isPaymentId } from "./schema";

/** The caller in the payment's own company, for whom speaks for all of them: what is written about a payment stands where it stands. */
export async function atPayment(ctx: Ctx, id: string): Promise<Ctx> {
  if (ctx.companyId !== ALL_COMPANIES) return ctx;
  if (!isPaymentId(id)) throw notFound("Payment");
  const [row] = await transact(ctx, ({ db }) =>
    db
      .select({ companyId: payments.companyId })
      .from(payments)
      .where(within(ctx, payments, eq(payments.id, id))),
  );
  if (!row) throw notFound("Payment");
  return { ...ctx, companyId: row.companyId };
}
