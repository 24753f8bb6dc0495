import { type Pool, pool } from "@/db/client";
import type { Environment } from "@/db/schema/columns";

/** A company as the visitors of its hosts know it; the host that was asked for comes first. */
export type Brand = {
  tenantId: string;
  companyId: string;
  name: string;
  /** Its documentation opens only to people and credentials of the brand (S0-19). */
  docsNeedSignIn: boolean;
  domains: { fqdn: string; environment: Environment }[];
};

type Row = {
  tenant_id: string;
  company_id: string;
  company_name: string;
  docs_need_sign_in: boolean;
  fqdn: string;
  environment: Environment;
};

/** Whose host this is, by its name when nobody registered it with its port; null for one that nobody registered. */
export async function findBrand(fqdn: string, chosen: Pool = pool()): Promise<Brand | null> {
  const rows = await chosen.sql<Row[]>`select * from portico_domain(${fqdn})`;
  const [row] = rows;
  if (!row) return null;
  return {
    tenantId: row.tenant_id,
    companyId: row.company_id,
    name: row.company_name,
    docsNeedSignIn: row.docs_need_sign_in,
    domains: rows.map(({ fqdn, environment }) => ({ fqdn, environment })),
  };
}
