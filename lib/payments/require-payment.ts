import { eq } from "drizzle-orm";
import { paymentApplications } from "@/db/schema/applications";
import { payments } from "@/db/schema/payments";
import { type Ctx, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { presentPayment } from "./present";
import { isPaymentId, type Payment } from "./schema";

/** The payment, if it is the caller's own: of their company and environment, and of their application when the credential is bound to one (S1-33). */
export async function requirePayment(ctx: Ctx, { id }: { id: string }): Promise<Payment> {
  if (!isPaymentId(id)) throw notFound("Payment");
  const bound = ctx.principal.applicationId;
  const [row] = await transact(ctx, ({ db }) =>
    db
      .select({ payment: payments, clientId: paymentApplications.clientId })
      .from(payments)
      .innerJoin(paymentApplications, eq(paymentApplications.id, payments.applicationId))
      .where(within(ctx, payments, eq(payments.id, id), bound ? eq(payments.applicationId, bound) : undefined))
      .prepare("payment")
      .execute(),
  );
  if (!row) throw notFound("Payment");
  return presentPayment({ ...row.payment, clientId: row.clientId }, ctx.now);
}
