import { type Pool, pool } from "@/db/client";
import type { OAuthClientType } from "@/db/schema/oauth";
import { isAppId } from "./mistaken-client-id";

/** An app that may ask people now; one that is disabled is not found. */
export type OauthClient = {
  id: string;
  name: string;
  /** The name of the tenant that registered it. */
  maker: string;
  type: OAuthClientType;
  redirectUris: string[];
  scopes: string[];
  secretHashes: { current: string | null; old: string | null; graceUntil: Date | null };
};

type Row = {
  id: string;
  maker: string;
  name: string;
  type: OAuthClientType;
  redirect_uris: string[];
  scopes: string[];
  secret_hash: string | null;
  old_secret_hash: string | null;
  grace_until: Date | null;
};

/** The app with this public client id, whoever registered it; null when there is none or it may not be used. */
export async function findClient(clientId: string, chosen: Pool = pool()): Promise<OauthClient | null> {
  if (!isAppId(clientId)) return null;
  const [row] = await chosen.sql<Row[]>`select * from portico_oauth_client(${clientId})`;
  if (!row) return null;
  const { id, maker, name, type, redirect_uris: redirectUris, scopes } = row;
  const secretHashes = { current: row.secret_hash, old: row.old_secret_hash, graceUntil: row.grace_until };
  return { id, maker, name, type, redirectUris, scopes, secretHashes };
}
