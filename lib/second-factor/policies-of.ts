import type { Environment } from "@/db/schema/columns";
import type { Role } from "@/db/schema/users";
import type { Person } from "./person";

/** A Duo installation in force in a company that a person may enter. */
export type Policy = {
  tenantId: string;
  companyId: string;
  companyName: string;
  environment: Environment;
  integrationId: string;
  label: string;
  mode: "offered" | "required";
  letInWhenDown: boolean;
  role: Role;
};

type Row = {
  tenant_id: string;
  company_id: string;
  company_name: string;
  environment: Environment;
  integration_id: string;
  label: string;
  mode: Policy["mode"];
  let_in_when_down: boolean;
  role: Role;
};

/** What the companies of a person offer or demand at sign-in, in the order of their places. */
export async function policiesOf({ pool, userId }: Omit<Person, "now">): Promise<Policy[]> {
  const rows = await pool.sql<Row[]>`select * from portico_factor_policies(${userId})`;
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    companyId: row.company_id,
    companyName: row.company_name,
    environment: row.environment,
    integrationId: row.integration_id,
    label: row.label,
    mode: row.mode,
    letInWhenDown: row.let_in_when_down,
    role: row.role,
  }));
}
