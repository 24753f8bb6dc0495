import { asc, desc } from "drizzle-orm";
import { domains } from "@/db/schema/tenants";
import { type Ctx, transact } from "@/lib/context";
import { type Domain, ofBrand, presentDomain } from "./brand-domains";

/** Every host of the caller's company: the primary one first, then the live ones, then the sandbox ones (S0-5). */
export async function listDomains(ctx: Ctx): Promise<Domain[]> {
  const rows = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(domains)
      .where(ofBrand(ctx))
      .orderBy(desc(domains.isPrimary), asc(domains.environment), asc(domains.fqdn)),
  );
  return rows.map(presentDomain);
}
