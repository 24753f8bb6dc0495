import { domains } from "@/db/schema/tenants";
import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import { lockDomain, ofBrandById } from "./brand-domains";
import { requirePermission } from "./roles";
import type { DomainId } from "./schema";

/** Takes a host away from the company; calls to it are answered as to the installation's own from then on. Needs `tenant:update:domains`. */
export async function deleteDomain(ctx: Ctx, { id }: DomainId): Promise<{ id: string }> {
  requirePermission(ctx, "tenant:update:domains");
  return transact(ctx, async (ctx) => {
    const { fqdn, environment } = await lockDomain(ctx, id);
    await ctx.db.delete(domains).where(ofBrandById(ctx, id));
    await record(ctx, "domain.deleted", id, { fqdn, environment });
    return { id };
  });
}
