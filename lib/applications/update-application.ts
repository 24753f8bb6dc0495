import { eq } from "drizzle-orm";
import { paymentApplications } from "@/db/schema/applications";
import { record } from "@/lib/audit";
import { type Ctx, transact, within } from "@/lib/context";
import { type Application, presentApplication } from "./present";
import { lockApplicationRow } from "./require-application";
import type { ChangeApplication } from "./schema";

/** Changes what is given and leaves the rest; the Client ID never changes. Payments that exist keep what was agreed when they were made. */
export async function updateApplication(
  ctx: Ctx,
  { id, ...wanted }: ChangeApplication & { id: string },
): Promise<Application> {
  return transact(ctx, async (ctx) => {
    const before = await lockApplicationRow(ctx, { id });
    if (Object.values(wanted).every((value) => value === undefined)) return presentApplication(before);
    const [row] = await ctx.db
      .update(paymentApplications)
      .set(wanted)
      .where(within(ctx, paymentApplications, eq(paymentApplications.id, id)))
      .returning();
    if (!row) throw new Error("update returned no row");
    await record(ctx, "application.updated", id, { before: changed(before, wanted), after: wanted });
    return presentApplication(row);
  });
}

const changed = (before: Record<string, unknown>, wanted: object) =>
  Object.fromEntries(Object.keys(wanted).map((key) => [key, before[key]]));
