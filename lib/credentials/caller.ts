import { type Pool, pool } from "@/db/client";
import type { CredentialKind } from "@/db/schema/credentials";
import { env } from "@/lib/kit/env";
import { rateLimited, unauthenticated } from "@/lib/kit/errors";
import { createGcra } from "@/lib/kit/gcra";
import { peerNetwork } from "@/lib/kit/ip";
import { hashSecret, parseSecret } from "@/lib/kit/secret";

/** A call whose bearer is well-formed but not yet judged. */
export type Caller = {
  secretHash: string;
  accepts: readonly CredentialKind[];
  /** Whether the surface is for affiliates; the others are for merchants. */
  forAffiliates?: boolean;
  /** The scope the endpoint asks for; null when being known is enough. */
  scope: string | null;
  /** Canonical peer address, null when it can't be known: credentials with an IP list are then refused. */
  ip: string | null;
  /** Host header in lower case, with its port; names the company when it is a registered domain. */
  host: string;
  now: Date;
  requestId: string;
  pool: Pool;
};

type Call = Omit<Caller, "secretHash" | "pool"> & { authorization: string | null; pool?: Pool };

const BEARER = /^bearer +([^\s]+) *$/i;

/**
 * What can be judged of a call before anybody is looked up, and its rate limit: none of it costs a query.
 * Throws 429 for a peer that sent too many bad keys or a credential that calls too often, 401 for a missing or mistyped bearer.
 */
export function callerOf({ authorization, pool: chosen, ...call }: Call): Caller {
  const nowMs = call.now.getTime();
  requirePatience(call.ip, call.now);

  const token = tokenIn(authorization);
  if (!token) throw unauthenticated("missing");
  if (!parseSecret(token)) {
    noteBadKey(call.ip, call.now);
    throw unauthenticated("malformed");
  }
  const secretHash = hashSecret(token, env().TOKEN_PEPPER);
  const pause = calls().take(secretHash, nowMs);
  if (pause > 0) throw rateLimited(pause, { reason: "rate" });
  return { ...call, secretHash, pool: chosen ?? pool() };
}

const tokenIn = (authorization: string | null) => BEARER.exec(authorization ?? "")?.[1];

/** The hash of a well-formed bearer that was refused before anybody looked it up; null when there is none. */
export function bearerHash(authorization: string | null): string | null {
  const token = tokenIn(authorization);
  return token && parseSecret(token) ? hashSecret(token, env().TOKEN_PEPPER) : null;
}

/** Throws 429 for a peer that sent too many keys that opened nothing. */
export function requirePatience(ip: string | null, now: Date): void {
  const wait = badKeys().peek(peerNetwork(ip), now.getTime());
  if (wait > 0) throw rateLimited(wait, { reason: "throttled" });
}

/** Counts a key that opened nothing against the peer that sent it. */
export function noteBadKey(ip: string | null, now: Date): void {
  badKeys().take(peerNetwork(ip), now.getTime());
}

const SHARED = Symbol.for("portico.caller-limits");
type Limits = { badKeys: ReturnType<typeof createGcra>; calls: ReturnType<typeof createGcra> };
const shared = globalThis as { [SHARED]?: Limits };

function limits(): Limits {
  const { BAD_KEY_BURST, BAD_KEY_PER_SECOND, CREDENTIAL_RATE_PER_SECOND } = env();
  shared[SHARED] ??= {
    badKeys: createGcra({ perSecond: BAD_KEY_PER_SECOND, burst: BAD_KEY_BURST }),
    calls: createGcra({ perSecond: CREDENTIAL_RATE_PER_SECOND, burst: CREDENTIAL_RATE_PER_SECOND * 2 }),
  };
  return shared[SHARED];
}

const badKeys = () => limits().badKeys;
const calls = () => limits().calls;
