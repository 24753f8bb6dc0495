import { eq } from "drizzle-orm";
import { paymentApplications } from "@/db/schema/applications";
import { record } from "@/lib/audit";
import { type Ctx, transact, within } from "@/lib/context";
import { openFor, sealFor } from "@/lib/tenants";
import { lockApplicationRow } from "./require-application";
import type { ApplicationId, RotateSecret } from "./schema";
import { newWebhookSecret, sealWebhookSecret } from "./webhook-secret";

const OVERLAP_MS = 24 * 60 * 60 * 1000;

/** A new signing secret, made here or given, shown in this answer only. The old one still signs beside it for 24 hours (S1-29). */
export async function rotateWebhookSecret(
  ctx: Ctx,
  { id, secret = null }: ApplicationId & Partial<RotateSecret>,
): Promise<{ webhookSecret: string; previousUntil: Date }> {
  const webhookSecret = secret ?? newWebhookSecret();
  const previousUntil = new Date(ctx.now.getTime() + OVERLAP_MS);
  return transact(ctx, async (ctx) => {
    const row = await lockApplicationRow(ctx, { id });
    const old = await openFor(ctx, id, "webhook_secret", row.sealedWebhookSecret);
    await ctx.db
      .update(paymentApplications)
      .set({
        ...(await sealWebhookSecret(ctx, id, webhookSecret)),
        previousSealedSecret: await sealFor(ctx, id, "previous_webhook_secret", old),
        previousSecretUntil: previousUntil,
      })
      .where(within(ctx, paymentApplications, eq(paymentApplications.id, id)));
    await record(ctx, "application.webhook_secret_rotated", id, { previousUntil });
    return { webhookSecret, previousUntil };
  });
}
