import { domains } from "@/db/schema/tenants";
import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { type Domain, dropPrimary, lockDomain, ofBrandById, presentDomain } from "./brand-domains";
import { requirePermission } from "./roles";
import type { UpdateDomain } from "./schema";

/** Changes what a host is for; its name stays. A new primary one takes the place of the old. Needs `tenant:update:domains`. */
export async function updateDomain(ctx: Ctx, { id, ...change }: UpdateDomain): Promise<Domain> {
  requirePermission(ctx, "tenant:update:domains");
  return transact(ctx, async (ctx) => {
    const { description, environment, isPrimary, allowedIps, ...row } = await lockDomain(ctx, id);
    if (change.isPrimary) await dropPrimary(ctx, id);
    await ctx.db.update(domains).set(change).where(ofBrandById(ctx, id));
    const before = { description, environment, isPrimary, allowedIps };
    await record(ctx, "domain.updated", id, { fqdn: row.fqdn, before, after: change });
    return presentDomain({ ...row, ...change });
  });
}
