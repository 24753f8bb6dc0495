import { eq } from "drizzle-orm";
import { credentials } from "@/db/schema/credentials";
import { apiRequests } from "@/db/schema/requests";
import { type Ctx, tenantWide, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { requirePermission } from "@/lib/tenants";
import { requestTime } from "./schema";
import { seenBy } from "./seen-by";

export type RequestDetail = Awaited<ReturnType<typeof getRequest>>;

/** One call, with what it came with (permission `request:read`). Throws not_found for one that is nobody's, another's or older than the log. */
export async function getRequest(ctx: Ctx, { id }: { id: string }) {
  requirePermission(ctx, "request:read");
  const at = requestTime(id);
  if (!at) throw notFound("Request");
  return transact(ctx, async (ctx) => {
    const called = within(
      tenantWide(ctx),
      apiRequests,
      seenBy(ctx, apiRequests),
      eq(apiRequests.createdAt, at),
      eq(apiRequests.id, id),
    );
    const [found] = await ctx.db
      .select({ request: apiRequests, credential: CREDENTIAL })
      .from(apiRequests)
      .leftJoin(credentials, eq(credentials.id, apiRequests.credentialId))
      .where(called);
    if (!found) throw notFound("Request");
    const { tenantId: _, companyId: __, credentialId, ...request } = found.request;
    return { ...request, credential: credentialId === null ? null : found.credential };
  });
}

const CREDENTIAL = {
  id: credentials.id,
  kind: credentials.kind,
  label: credentials.label,
  hint: credentials.hint,
  applicationId: credentials.applicationId,
};
