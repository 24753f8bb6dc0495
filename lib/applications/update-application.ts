import { eq, isNull } from "drizzle-orm";
import { paymentApplications } from "@/db/schema/applications";
import { record } from "@/lib/audit";
import { type Ctx, transact, within } from "@/lib/context";
import { type Application, presentApplication } from "./present";
import { requireApplicationRow } from "./require-application";
import type { UpdateApplication } from "./schema";

/** Changes what may change; the Client ID never does. Payments that exist keep what was agreed when they were made. */
export async function updateApplication(ctx: Ctx, { id, ...wanted }: UpdateApplication): Promise<Application> {
  return transact(ctx, async (ctx) => {
    const before = await requireApplicationRow(ctx, { id });
    const [row] = await ctx.db
      .update(paymentApplications)
      .set(wanted)
      .where(within(ctx, paymentApplications, eq(paymentApplications.id, id), isNull(paymentApplications.deletedAt)))
      .returning();
    if (!row) throw new Error("update returned no row");
    await record(ctx, "application.updated", id, { before: changed(before, wanted), after: wanted });
    return presentApplication(row);
  });
}

const changed = (before: Record<string, unknown>, wanted: object) =>
  Object.fromEntries(Object.keys(wanted).map((key) => [key, before[key]]));
