import { randomBytes } from "node:crypto";
import { webhookEndpoints } from "@/db/schema/webhooks";
import { record } from "@/lib/audit";
import { type Ctx, placeOf, transact } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { sealFor } from "@/lib/tenants";
import { presentWebhook } from "./present";
import type { CreateWebhook, Webhook } from "./schema";

const PREFIX = "whsec_";
const SHOWN = PREFIX.length + 4;

/** An address for events, with a signing secret of its own that is in this answer and never again. */
export async function createWebhook(ctx: Ctx, input: CreateWebhook): Promise<Webhook & { secret: string }> {
  const { enabled, ...wanted } = input;
  const secret = `${PREFIX}${randomBytes(32).toString("base64")}`;
  return transact(ctx, async (ctx) => {
    const id = newId("whe");
    const [row] = await ctx.db
      .insert(webhookEndpoints)
      .values({
        ...wanted,
        id,
        isEnabled: enabled,
        sealedSecret: await sealFor(ctx, id, "signing_secret", secret),
        secretHint: `${secret.slice(0, SHOWN)}…`,
        createdBy: ctx.principal.id,
        createdAt: ctx.now,
        updatedAt: ctx.now,
        ...placeOf(ctx),
      })
      .returning();
    if (!row) throw new Error("insert returned no row");
    await record(ctx, "webhook.created", id, { url: row.url, events: row.events, enabled });
    return { ...presentWebhook(row), secret };
  });
}
