import { eq } from "drizzle-orm";
import { webhookEndpoints } from "@/db/schema/webhooks";
import { type Ctx, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { presentWebhook } from "./present";
import type { Webhook } from "./schema";

/** The endpoint, if it is one of the caller's company and environment; anybody else's is not found. */
export async function requireWebhook(ctx: Ctx, { id }: { id: string }): Promise<Webhook> {
  const [row] = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(webhookEndpoints)
      .where(within(ctx, webhookEndpoints, eq(webhookEndpoints.id, id))),
  );
  if (!row) throw notFound("Webhook");
  return presentWebhook(row);
}
