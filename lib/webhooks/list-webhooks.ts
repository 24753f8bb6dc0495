import { desc } from "drizzle-orm";
import { olderThan } from "@/db/keyset";
import { webhookEndpoints } from "@/db/schema/webhooks";
import { type Ctx, transact, within } from "@/lib/context";
import { decodeCursor, nextCursor } from "@/lib/kit/cursor";
import { presentWebhook } from "./present";
import type { ListWebhooks, Webhook } from "./schema";

/** The endpoints of the caller's company and environment, newest first by keyset. */
export async function listWebhooks(
  ctx: Ctx,
  { cursor, limit }: ListWebhooks,
): Promise<{ data: Webhook[]; nextCursor: string | null }> {
  const { createdAt, id } = webhookEndpoints;
  const end = cursor ? decodeCursor(cursor) : null;
  const older = end ? olderThan(webhookEndpoints, end) : undefined;
  const rows = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(webhookEndpoints)
      .where(within(ctx, webhookEndpoints, older))
      .orderBy(desc(createdAt), desc(id))
      .limit(limit + 1),
  );
  return { data: rows.slice(0, limit).map(presentWebhook), nextCursor: nextCursor(rows, limit) };
}
