import { desc, isNull } from "drizzle-orm";
import { olderThan } from "@/db/keyset";
import { paymentApplications } from "@/db/schema/applications";
import { type Ctx, transact, within } from "@/lib/context";
import { type Cursor, nextCursor } from "@/lib/kit/cursor";
import { type Application, presentApplication } from "./present";

/** Without a limit it is all of them, for whoever chooses among them; a company has few. */
type Page = { after?: Cursor | null; limit?: number | null };

/** Newest first; the cursor of the last row leads to the next page. */
export async function listApplications(ctx: Ctx, { after = null, limit = 25 }: Page = {}) {
  const { createdAt, id, deletedAt } = paymentApplications;
  const rows = await transact(ctx, ({ db }) => {
    const found = db
      .select()
      .from(paymentApplications)
      .where(
        within(ctx, paymentApplications, isNull(deletedAt), after ? olderThan(paymentApplications, after) : undefined),
      )
      .orderBy(desc(createdAt), desc(id));
    return limit === null ? found : found.limit(limit + 1);
  });
  const data: Application[] = rows.slice(0, limit ?? rows.length).map(presentApplication);
  return { data, nextCursor: nextCursor(rows, limit ?? rows.length) };
}
