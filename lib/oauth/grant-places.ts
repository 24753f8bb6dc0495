import { type Pool, pool } from "@/db/client";
import type { Role } from "@/db/schema/users";
import { heldScopes } from "./held-scopes";

/** A company in which a person may let an app in, and what they may let it do there. */
export type GrantPlace = {
  tenantId: string;
  companyId: string;
  /** As the person knows it; the tenant's name stands before it where they know several. */
  name: string;
  held: string[];
};

type Row = {
  tenant_id: string;
  tenant_name: string;
  tenant_kind: string;
  role: Role;
  company_id: string | null;
  company_name: string | null;
};

/** The companies a person may open to an app, those of merchants only: an affiliate has nothing that apps reach. */
export async function grantPlaces(userId: string, chosen: Pool = pool()): Promise<GrantPlace[]> {
  const rows = await chosen.sql<Row[]>`select * from portico_memberships(${userId})`;
  const tenants = new Set(rows.map(({ tenant_id: id }) => id));
  return rows.flatMap(({ tenant_id: tenantId, tenant_name: tenant, tenant_kind: kind, role, ...company }) => {
    const { company_id: companyId, company_name: own } = company;
    if (kind !== "merchant" || !companyId || !own) return [];
    const name = tenants.size > 1 ? `${tenant}: ${own}` : own;
    return [{ tenantId, companyId, name, held: heldScopes(role) }];
  });
}
