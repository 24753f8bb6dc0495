import { domains } from "@/db/schema/tenants";
import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { env } from "@/lib/kit/env";
import { conflict, invalid } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { type Domain, dropPrimary, presentDomain } from "./brand-domains";
import { requirePermission } from "./roles";
import type { CreateDomain } from "./schema";

/**
 * One more host of the caller's company. A new primary one takes the place of the old. The installation's own host is
 * nobody's: whoever had it would shut all others out. Needs `tenant:update:domains`.
 */
export async function createDomain(ctx: Ctx, input: CreateDomain): Promise<Domain> {
  requirePermission(ctx, "tenant:update:domains");
  const { host, hostname } = new URL(env().PUBLIC_URL);
  if (input.fqdn === host || input.fqdn === hostname) {
    throw invalid({ fqdn: ["This is the installation's own host; it can't be one company's."] });
  }
  return transact(ctx, async (ctx) => {
    const id = newId("dom");
    if (input.isPrimary) await dropPrimary(ctx, id);
    const { tenantId, companyId } = ctx;
    const [row] = await ctx.db
      .insert(domains)
      .values({ ...input, id, createdAt: ctx.now, tenantId, companyId })
      .onConflictDoNothing({ target: domains.fqdn })
      .returning();
    if (!row) throw conflict("This host name is registered already");
    const { fqdn, environment, isPrimary, allowedIps } = row;
    await record(ctx, "domain.created", id, { fqdn, environment, isPrimary, allowedIps });
    return presentDomain(row);
  });
}
