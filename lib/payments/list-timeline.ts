import { asc, eq } from "drizzle-orm";
import { paymentAttempts, paymentEvents } from "@/db/schema/payments";
import { type Ctx, transact, within } from "@/lib/context";

/** What happened to a payment, oldest first, and every attempt to collect it. The payment must be the caller's: ask `requirePayment` first. */
export async function listTimeline(ctx: Ctx, paymentId: string) {
  return transact(ctx, async ({ db }) => {
    const events = await db
      .select()
      .from(paymentEvents)
      .where(within(ctx, paymentEvents, eq(paymentEvents.paymentId, paymentId)))
      .orderBy(asc(paymentEvents.createdAt), asc(paymentEvents.id));
    const attempts = await db
      .select()
      .from(paymentAttempts)
      .where(within(ctx, paymentAttempts, eq(paymentAttempts.paymentId, paymentId)))
      .orderBy(asc(paymentAttempts.number));
    return { events, attempts };
  });
}
