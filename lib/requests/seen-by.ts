import { type AnyColumn, eq, isNull, or, type SQL } from "drizzle-orm";
import type { Ctx } from "@/lib/context";

/** What somebody sees of a tenant's rows from their company: its own, and what speaks for the whole tenant unless they are limited to companies. */
export function seenBy({ companyId, principal }: Ctx, table: { companyId: AnyColumn }): SQL | undefined {
  const own = eq(table.companyId, companyId);
  return principal.companyIds ? own : or(own, isNull(table.companyId));
}
