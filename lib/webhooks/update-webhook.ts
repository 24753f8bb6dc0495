import { eq } from "drizzle-orm";
import { webhookEndpoints } from "@/db/schema/webhooks";
import { record } from "@/lib/audit";
import { type Ctx, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { presentWebhook } from "./present";
import type { UpdateWebhook, Webhook } from "./schema";

/** Changes what is given and leaves the rest; the signing secret stays. */
export async function updateWebhook(ctx: Ctx, { id, ...input }: UpdateWebhook & { id: string }): Promise<Webhook> {
  const { enabled: isEnabled, ...wanted } = input;
  return transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .update(webhookEndpoints)
      .set({ ...wanted, isEnabled, updatedAt: ctx.now })
      .where(within(ctx, webhookEndpoints, eq(webhookEndpoints.id, id)))
      .returning();
    if (!row) throw notFound("Webhook");
    await record(ctx, "webhook.updated", id, { after: input });
    return presentWebhook(row);
  });
}
