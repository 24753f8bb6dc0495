import { randomBytes } from "node:crypto";
import type { TxCtx } from "@/lib/context";
import { sealFor } from "@/lib/tenants";
import { WEBHOOK_SECRET_PREFIX } from "./schema";

/** A new signing secret in the Standard Webhooks form: 32 random bytes. */
export const newWebhookSecret = (): string => `${WEBHOOK_SECRET_PREFIX}${randomBytes(32).toString("base64")}`;

/** What the row keeps of a webhook secret: sealed, and a start short enough to tell nothing. */
export async function sealWebhookSecret(ctx: TxCtx, applicationId: string, secret: string) {
  const shown = secret.startsWith(WEBHOOK_SECRET_PREFIX) ? WEBHOOK_SECRET_PREFIX.length + 4 : 2;
  return {
    sealedWebhookSecret: await sealFor(ctx, applicationId, "webhook_secret", secret),
    webhookSecretHint: `${secret.slice(0, shown)}…`,
  };
}
