import { desc, isNull } from "drizzle-orm";
import { integrations } from "@/db/schema/integrations";
import { type Ctx, transact, within } from "@/lib/context";
import { type Integration, presentIntegration } from "./present";

/** Everything installed where the caller works, newest first. */
export async function listIntegrations(ctx: Ctx): Promise<Integration[]> {
  const rows = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(integrations)
      .where(within(ctx, integrations, isNull(integrations.deletedAt)))
      .orderBy(desc(integrations.createdAt), desc(integrations.id)),
  );
  return rows.map(presentIntegration);
}
