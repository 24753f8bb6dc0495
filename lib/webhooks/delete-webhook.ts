import { eq } from "drizzle-orm";
import { webhookEndpoints } from "@/db/schema/webhooks";
import { record } from "@/lib/audit";
import { type Ctx, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";

/** Removes an endpoint and its secret for good. Deleting twice is not found. */
export async function deleteWebhook(ctx: Ctx, { id }: { id: string }): Promise<void> {
  await transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .delete(webhookEndpoints)
      .where(within(ctx, webhookEndpoints, eq(webhookEndpoints.id, id)))
      .returning();
    if (!row) throw notFound("Webhook");
    await record(ctx, "webhook.deleted", id, { url: row.url });
  });
}
