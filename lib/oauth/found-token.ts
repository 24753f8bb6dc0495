import type { Pool } from "@/db/client";
import type { Environment } from "@/db/schema/columns";
import type { CredentialKind } from "@/db/schema/credentials";
import type { Role } from "@/db/schema/users";
import { CREDENTIAL_PREFIX, OAUTH_PREFIX } from "@/lib/kit/secret";
import { hashOf } from "./tokens";

type Common = {
  tenant_id: string;
  environment: Environment;
  grant_id: string;
  client_id: string;
  scopes: string[];
  role: Role | null;
  expires_at: Date;
  created_at: Date;
  checks: boolean[];
};

/** A refresh token as the database finds it, with its grant judged. */
export type FoundRefresh = Common & { company_id: string; user_id: string; label: string; used_at: Date | null };

/** A short-lived bearer of an app or of a pair. `company_id` is null for a pair's: it speaks for the whole tenant. */
export type FoundBearer = Common & {
  id: string;
  company_id: string | null;
  kind: CredentialKind;
  user_id: string | null;
};

type Where = { host: string; now: Date; pool: Pool };

/** The refresh token of this text, used or not; null when there is none. */
export async function findRefresh(text: string, { host, now, pool }: Where): Promise<FoundRefresh | null> {
  const hash = hashOf(text, OAUTH_PREFIX.refresh_token);
  if (hash === null) return null;
  const [row] = await pool.sql<FoundRefresh[]>`select * from portico_oauth_refresh(${hash}, ${host}, ${now})`;
  return row ?? null;
}

/** The minted bearer of this text, alive or not; null when there is none. */
export async function findBearer(text: string, { host, now, pool }: Where): Promise<FoundBearer | null> {
  const { oauth_grant, merchant_credential } = CREDENTIAL_PREFIX;
  const hash = hashOf(text, oauth_grant) ?? hashOf(text, merchant_credential);
  if (hash === null) return null;
  const [row] = await pool.sql<FoundBearer[]>`select * from portico_oauth_bearer(${hash}, ${host}, ${now})`;
  return row ?? null;
}
