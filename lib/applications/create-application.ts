import { paymentApplications } from "@/db/schema/applications";
import { record } from "@/lib/audit";
import { type Ctx, placeOf, transact } from "@/lib/context";
import { newClientId, newId } from "@/lib/kit/ids";
import { type Application, presentApplication } from "./present";
import type { CreateApplication } from "./schema";
import { newWebhookSecret, sealWebhookSecret } from "./webhook-secret";

/** A payment application with its public Client ID. The webhook secret is in this answer and never again (S1-27, S1-28, S1-29). */
export async function createApplication(
  ctx: Ctx,
  input: CreateApplication,
): Promise<Application & { webhookSecret: string }> {
  const { secret, ...wanted } = input;
  const webhookSecret = secret ?? newWebhookSecret();
  return transact(ctx, async (ctx) => {
    const id = newId("app");
    const sealed = await sealWebhookSecret(ctx, id, webhookSecret);
    const [row] = await ctx.db
      .insert(paymentApplications)
      .values({
        ...wanted,
        ...sealed,
        id,
        clientId: newClientId(),
        createdBy: ctx.principal.id,
        createdAt: ctx.now,
        ...placeOf(ctx),
      })
      .returning();
    if (!row) throw new Error("insert returned no row");
    await record(ctx, "application.created", id, { name: row.name, clientId: row.clientId });
    return { ...presentApplication(row), webhookSecret };
  });
}
