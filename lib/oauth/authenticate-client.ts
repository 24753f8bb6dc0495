import { timingSafeEqual } from "node:crypto";
import { type Pool, pool } from "@/db/client";
import { noteBadKey, refusalOf } from "@/lib/credentials";
import { PairClientId } from "@/lib/credentials/schema";
import { env } from "@/lib/kit/env";
import { hashSecret, OAUTH_PREFIX, parseSecret } from "@/lib/kit/secret";
import { findClient, type OauthClient } from "./find-client";

/** Who says to be which client, and from where. */
export type Presented = {
  clientId: string;
  /** Null for a public app, which has none. */
  secret: string | null;
  ip: string | null;
  host: string;
  now: Date;
  pool?: Pool;
};

/** A client that is who it says: an app, or the pair of a merchant. */
export type Party = { clientId: string; app: OauthClient | null };

/**
 * Whether a client is who it says: a confidential app by its secret, or the one before it while both work; a public one by
 * its name alone; a merchant's pair like at every use. Null otherwise; a wrong secret counts against the peer like a bad key.
 */
export async function authenticateClient(presented: Presented): Promise<Party | null> {
  const party = PairClientId.safeParse(presented.clientId).success ? await pairOf(presented) : await appOf(presented);
  if (!party) noteBadKey(presented.ip, presented.now);
  return party;
}

async function appOf({ clientId, secret, now, pool: chosen }: Presented): Promise<Party | null> {
  const app = await findClient(clientId, chosen);
  if (!app) return null;
  const isRight = app.type === "public" ? secret === null : secret !== null && opens(app, secret, now);
  return isRight ? { clientId: app.id, app } : null;
}

function opens({ secretHashes: { current, old, graceUntil } }: OauthClient, secret: string, now: Date): boolean {
  if (parseSecret(secret)?.prefix !== OAUTH_PREFIX.client_secret) return false;
  const given = Buffer.from(hashSecret(secret, env().TOKEN_PEPPER));
  const kept = [current, graceUntil && graceUntil > now ? old : null].filter((hash) => hash !== null);
  return kept.some((hash) => timingSafeEqual(Buffer.from(hash), given));
}

async function pairOf({ clientId, secret, ip, host, now, pool: chosen }: Presented): Promise<Party | null> {
  if (secret === null || !parseSecret(secret)) return null;
  const { sql } = chosen ?? pool();
  const hash = hashSecret(secret, env().TOKEN_PEPPER);
  const [row] = await sql<{ checks: boolean[] }[]>`
    select * from portico_oauth_pair(${clientId}, ${hash}, ${ip}, ${host}, ${now})`;
  return row && refusalOf(row.checks) === null ? { clientId: clientId.toLowerCase(), app: null } : null;
}
