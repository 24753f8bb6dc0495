import { type Pool, pool } from "@/db/client";
import { env } from "@/lib/kit/env";
import { newId } from "@/lib/kit/ids";
import { CREDENTIAL_PREFIX, hashSecret, parseSecret } from "@/lib/kit/secret";
import { addSeconds, HOUR } from "@/lib/kit/time";
import { noteBadKey } from "./caller";
import { newSecret } from "./issue";
import { type Reason, refusalOf } from "./reasons";
import { PairClientId } from "./schema";
import { noteRefusal, noteUse } from "./usage";

/** A client id and secret that somebody presented, and from where. */
export type Presented = {
  clientId: string;
  secret: string;
  /** Scopes the bearer should be narrowed to; null for all the pair has. */
  scopes: readonly string[] | null;
  ip: string | null;
  host: string;
  now: Date;
  pool?: Pool;
};

/**
 * `client`: nobody, or a pair that is dead; the two are not told apart. `refused`: the right pair where or when it may not
 * be used. `scope`: it does not hold what was asked for, or its affiliate's ceiling leaves nothing of it. `scopes` are what the
 * bearer opens at this moment, under that ceiling.
 */
export type Minted =
  | { kind: "minted"; accessToken: string; expiresInSeconds: number; scopes: string[] }
  | { kind: "client" }
  | { kind: "refused"; reason: Reason }
  | { kind: "scope" };

type Row = {
  outcome: "minted" | "refused" | "scope";
  credential_id: string;
  scopes: string[];
  checks: boolean[];
  expires_at: Date;
};

const DEAD: readonly Reason[] = ["revoked", "disabled", "expired"];

/**
 * Client credentials for a bearer of one hour (S2-9): the pair is judged and the bearer written in one statement, and the
 * bearer is judged together with its pair on every call. A wrong secret counts against the peer like any bad key.
 */
export async function mintBearer(presented: Presented): Promise<Minted> {
  const { now, ip, secret } = presented;
  const clientId = PairClientId.safeParse(presented.clientId).data;
  const shape = parseSecret(secret);
  if (!clientId || shape?.prefix !== CREDENTIAL_PREFIX.merchant_credential) return nobody(ip, now);

  const fresh = newSecret("merchant_credential", shape.environment);
  const row = await write(presented, clientId, fresh.kept);
  if (!row) return nobody(ip, now);
  const reason = refusalOf(row.checks);
  if (reason) {
    noteRefusal(row.credential_id, now, ip, reason);
    return DEAD.includes(reason) ? { kind: "client" } : { kind: "refused", reason };
  }
  if (row.outcome === "scope") return { kind: "scope" };
  noteUse(row.credential_id, now, ip);
  const expiresInSeconds = Math.floor((row.expires_at.getTime() - now.getTime()) / 1000);
  return { kind: "minted", accessToken: fresh.plaintext, expiresInSeconds, scopes: row.scopes };
}

function nobody(ip: string | null, now: Date): Minted {
  noteBadKey(ip, now);
  return { kind: "client" };
}

async function write(
  { pool: chosen, secret, scopes, ip, host, now }: Presented,
  clientId: string,
  { secretHash, pepperId, hint }: ReturnType<typeof newSecret>["kept"],
): Promise<Row | undefined> {
  const { sql } = chosen ?? pool();
  const [row] = await sql<Row[]>`
    select * from portico_mint(${clientId}, ${hashSecret(secret, env().TOKEN_PEPPER)}, ${scopes as string[] | null}, ${ip},
      ${host}, ${now}, ${addSeconds(now, HOUR)}, ${newId("cre")}, ${secretHash}, ${pepperId}, ${hint})`;
  return row;
}
