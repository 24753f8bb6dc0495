import { desc, eq, isNull, or } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { type Ctx, tenantWide, transact, within } from "@/lib/context";
import { requirePermission } from "@/lib/tenants";
import { seenBy } from "./seen-by";

const MOST = 200;

/** What calls here can come with, for a choice: the newest credentials, and the one that is `chosen` however old it is (permission `request:read`). */
export async function listCallers(ctx: Ctx, chosen?: string) {
  requirePermission(ctx, "request:read");
  const { id, kind, label, hint, parentId, createdAt } = credentials;
  return transact(ctx, (ctx) =>
    ctx.db
      .select({ id, kind, label, hint })
      .from(credentials)
      .where(
        within(
          tenantWide(ctx),
          credentials,
          seenBy(ctx, credentials),
          or(isNull(parentId), chosen ? eq(id, chosen) : undefined),
        ),
      )
      .orderBy(...(chosen ? [desc(eq(id, chosen))] : []), desc(createdAt), desc(id))
      .limit(MOST),
  );
}
