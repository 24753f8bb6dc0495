import { eq } from "drizzle-orm";
import { ENVIRONMENTS, type Environment } from "@/db/schema/columns";
import { apiRequests } from "@/db/schema/requests";
import { type Ctx, tenantWide, transact, within } from "@/lib/context";
import { requirePermission } from "@/lib/tenants";
import { requestTime } from "./schema";

/** Where in the caller's tenant a call was made that is not in the log they look at. */
export type Elsewhere = { environment: Environment; companyId: string | null };

/** For a request id that was pasted in the wrong environment or company; null when the caller may see it nowhere else (permission `request:read`). */
export async function findRequestElsewhere(ctx: Ctx, { id }: { id: string }): Promise<Elsewhere | null> {
  requirePermission(ctx, "request:read");
  const at = requestTime(id);
  if (!at) return null;
  const { companyIds } = ctx.principal;
  const isHere = ({ environment, companyId }: Elsewhere) =>
    environment === ctx.environment && (companyId === null || companyId === ctx.companyId);
  const mayEnter = ({ companyId }: Elsewhere) => !companyIds || (companyId !== null && companyIds.includes(companyId));
  return transact(ctx, async (ctx) => {
    for (const environment of ENVIRONMENTS) {
      const called = [eq(apiRequests.createdAt, at), eq(apiRequests.id, id)];
      const rows = await ctx.db
        .select({ environment: apiRequests.environment, companyId: apiRequests.companyId })
        .from(apiRequests)
        .where(within({ ...tenantWide(ctx), environment }, apiRequests, ...called));
      const found = rows.find((row) => !isHere(row) && mayEnter(row));
      if (found) return found;
    }
    return null;
  });
}
