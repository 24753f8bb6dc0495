import { asc, eq } from "drizzle-orm";
import { integrations } from "@/db/schema/integrations";
import { paymentAttempts, paymentEvents } from "@/db/schema/payments";
import { type Ctx, transact, within } from "@/lib/context";

/** What happened to a payment, oldest first, and every attempt to collect it, with the name its integration has in addresses. The payment must be the caller's: ask `requirePayment` first. */
export async function listTimeline(ctx: Ctx, paymentId: string) {
  return transact(ctx, async ({ db }) => {
    const events = await db
      .select()
      .from(paymentEvents)
      .where(within(ctx, paymentEvents, eq(paymentEvents.paymentId, paymentId)))
      .orderBy(asc(paymentEvents.createdAt), asc(paymentEvents.id));
    const rows = await db
      .select({ attempt: paymentAttempts, slug: integrations.slug })
      .from(paymentAttempts)
      .innerJoin(integrations, eq(integrations.id, paymentAttempts.integrationId))
      .where(within(ctx, paymentAttempts, eq(paymentAttempts.paymentId, paymentId)))
      .orderBy(asc(paymentAttempts.number));
    return { events, attempts: rows.map(({ attempt, slug }) => ({ ...attempt, slug })) };
  });
}
