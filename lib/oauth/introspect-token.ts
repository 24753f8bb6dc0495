import { type Pool, pool } from "@/db/client";
import { refusalOf } from "@/lib/credentials";
import { env } from "@/lib/kit/env";
import type { Party } from "./authenticate-client";
import { type FoundBearer, type FoundRefresh, findBearer, findRefresh } from "./found-token";
import { grantable, heldScopes } from "./held-scopes";

type Question = { party: Party; token: string; host: string; now: Date; pool?: Pool };

/** What is said of a token that is alive (RFC 7662, 2.2). */
type Alive = {
  active: true;
  scope: string;
  client_id: string;
  sub: string;
  iss: string;
  exp: number;
  iat: number;
  token_type?: "Bearer";
};

/** Whether a token of the asking client is alive, and what it may do. Every other token is as good as none. */
export async function introspectToken({ party, token, host, now, pool: chosen = pool() }: Question) {
  const where = { host, now, pool: chosen };
  const refresh = await findRefresh(token, where);
  if (refresh) {
    const isFresh = refresh.used_at === null && refresh.expires_at > now;
    return isFresh && isAlive(refresh, party) ? told(refresh) : NOTHING;
  }
  const bearer = await findBearer(token, where);
  return bearer && isAlive(bearer, party) ? { ...told(bearer), token_type: "Bearer" as const } : NOTHING;
}

const NOTHING = { active: false } as const;
type Found = FoundRefresh | FoundBearer;

/** The judge's first four questions are about the token itself; the later ones about where and for what it is used. */
const OF_ITSELF = 4;

const isAlive = ({ client_id, checks }: Found, party: Party) =>
  client_id === party.clientId && refusalOf(checks.slice(0, OF_ITSELF)) === null;

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

function told({ scopes, role, client_id, user_id, tenant_id, expires_at, created_at }: Found): Alive {
  const now = user_id === null ? scopes : grantable(scopes, role ? heldScopes(role) : []);
  return {
    active: true,
    scope: now.join(" "),
    client_id,
    sub: user_id ?? tenant_id,
    iss: env().PUBLIC_URL,
    exp: seconds(expires_at),
    iat: seconds(created_at),
  };
}
