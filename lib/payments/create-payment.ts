import { payments } from "@/db/schema/payments";
import { listApplications, requireApplication } from "@/lib/applications";
import type { Application } from "@/lib/applications/present";
import { type Ctx, placeOf, type TxCtx, transact } from "@/lib/context";
import { emit } from "@/lib/events";
import { conflict, invalid } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { presentPayment } from "./present";
import type { Payment } from "./schema";
import { tell } from "./transition";

type Order = {
  /** The payment application's; the only one there is when left out. */
  clientId?: string | undefined;
  customerId: string;
  amount: bigint;
  currencyCode: string;
  reference: string;
  referenceLabel: string;
  redirectUrl?: string | undefined;
  metadata?: Record<string, string> | undefined;
  expiresAt: Date;
};

/**
 * A payment of a known customer, for a caller who is already let in. Shops' own checkouts don't come this way: those are
 * judged and written in one statement (`createCheckout`).
 */
export async function createPayment(ctx: Ctx, { clientId, amount, ...order }: Order): Promise<Payment> {
  return transact(ctx, async (ctx) => {
    const application = await applicationFor(ctx, clientId);
    const { currencyWhitelist } = application;
    if (currencyWhitelist.length > 0 && !currencyWhitelist.includes(order.currencyCode)) {
      const why = `${order.currencyCode} is not one of this payment application's currencies`;
      throw invalid({ currencyCode: [why] });
    }
    const [row] = await ctx.db
      .insert(payments)
      .values({
        ...order,
        id: newId("pay"),
        amountMinor: amount,
        applicationId: application.id,
        createdBy: ctx.principal.id,
        createdAt: ctx.now,
        updatedAt: ctx.now,
        ...placeOf(ctx),
      })
      .returning();
    if (!row) throw new Error("insert returned no row");
    const payment = presentPayment({ ...row, clientId: application.clientId }, ctx.now);
    await tell(ctx, row.id, "payment.created", {});
    await emit(ctx, "payment.created", row.id, payment);
    return payment;
  });
}

async function applicationFor(ctx: TxCtx, clientId: string | undefined): Promise<Application> {
  if (clientId) return requireApplication(ctx, { clientId });
  const { data } = await listApplications(ctx, { limit: 2 });
  const [only, another] = data;
  if (another) throw invalid({ clientId: ["is required, because there is more than one payment application"] });
  if (!only) throw conflict("There is no payment application yet; create one in the portal");
  return only;
}
