import { type Pool, pool } from "@/db/client";
import type { Environment } from "@/db/schema/columns";
import type { Role } from "@/db/schema/users";
import { hashSessionToken } from "./cookie";

/** Who is at the keyboard, and where they work. */
export type Sight = {
  userId: string;
  name: string;
  email: string;
  expires: Date;
  /** Null for a person whom no tenant has let in. */
  tenant: {
    id: string;
    name: string;
    kind: "merchant" | "affiliate";
    suspended: boolean;
    role: Role;
    companyIds: string[] | null;
  } | null;
  companyId: string | null;
  environment: Environment;
  /** When the person last showed that it is them. */
  freshAt: Date;
  /** Duo installations that let this session through: when, or what stood in for them. */
  passed: Readonly<Record<string, string>>;
  /** The installation the company they are in demands and they have not got past: until then nothing here is open to them. */
  owes: string | null;
};

type Row = {
  user_id: string;
  name: string | null;
  email: string;
  expires: Date;
  tenant_id: string | null;
  tenant_name: string | null;
  tenant_kind: "merchant" | "affiliate" | null;
  suspended: boolean | null;
  company_id: string | null;
  environment: Environment;
  role: Role | null;
  company_ids: string[] | null;
  fresh_at: Date;
  passed: Record<string, string>;
  owes: string | null;
};

/** The session behind a cookie's value, one query; null when it has ended or never was. */
export async function sightOf(token: string, now = new Date(), chosen: Pool = pool()): Promise<Sight | null> {
  const [row] = await chosen.sql<Row[]>`select * from portico_session(${hashSessionToken(token)}, ${now})`;
  if (!row) return null;
  const { tenant_id: id, tenant_name: name, tenant_kind: kind, role, company_ids: companyIds } = row;
  const tenant =
    id && name && kind && role ? { id, name, kind, suspended: row.suspended === true, role, companyIds } : null;
  return {
    userId: row.user_id,
    name: row.name ?? row.email,
    email: row.email,
    expires: row.expires,
    tenant,
    companyId: row.company_id,
    environment: row.environment,
    freshAt: row.fresh_at,
    passed: row.passed,
    owes: row.owes,
  };
}
