import { eq } from "drizzle-orm";
import { paymentApplications } from "@/db/schema/applications";
import { record } from "@/lib/audit";
import { type Ctx, transact, within } from "@/lib/context";
import { lockApplicationRow } from "./require-application";
import type { ApplicationId } from "./schema";

/** Takes the application out of use: its tokens open nothing from the next request on, its payments stay readable. Can't be undone. */
export async function deleteApplication(ctx: Ctx, { id }: ApplicationId): Promise<{ id: string }> {
  return transact(ctx, async (ctx) => {
    const row = await lockApplicationRow(ctx, { id });
    await ctx.db
      .update(paymentApplications)
      .set({ deletedAt: ctx.now })
      .where(within(ctx, paymentApplications, eq(paymentApplications.id, id)));
    await record(ctx, "application.deleted", id, { name: row.name, clientId: row.clientId });
    return { id };
  });
}
