import { createHash } from "node:crypto";
import { z } from "zod";
import { type Http, type HttpInit, ProviderNotProcessed } from "../contract";
import type { Settings } from "./settings";

const Token = z.object({ access_token: z.string().min(1), expires_in: z.number() });

type Kept = { token: string; until: number };

/** Tokens by a hash of the keys they were given for. They are good for hours and PayPal minds being asked for each call. */
const kept = new Map<string, Kept>();
const MOST_KEPT = 500;
const EARLY_SECONDS = 120;

/** One call of the second generation, as JSON. Throws what http throws; a token that was taken back is renewed once. */
export async function rest(http: Http, settings: Settings, path: string, init: HttpInit = {}): Promise<unknown> {
  const known = kept.get(keyOf(settings));
  if (known && known.until > Date.now()) {
    try {
      return await call(http, path, init, known.token);
    } catch (error) {
      if (!(error instanceof ProviderNotProcessed) || error.why !== "http 401") throw error;
    }
  }
  return call(http, path, init, await freshToken(http, settings));
}

const call = (http: Http, path: string, init: HttpInit, token: string) =>
  http(path, { ...init, at: "rest", headers: { ...init.headers, authorization: `Bearer ${token}` } });

/** A new access token. Throws ProviderNotProcessed when PayPal doesn't take these keys. */
export async function freshToken(http: Http, settings: Settings): Promise<string> {
  const { clientId, clientSecret } = settings;
  if (!clientId || !clientSecret) throw new ProviderNotProcessed("there are no REST credentials");
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
  const headers = { authorization: `Basic ${basic}` };
  const answer = await http("/v1/oauth2/token", { at: "rest", form: { grant_type: "client_credentials" }, headers });
  const { access_token: token, expires_in: seconds } = Token.parse(answer);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(keyOf(settings), { token, until: Date.now() + (seconds - EARLY_SECONDS) * 1000 });
  return token;
}

const keyOf = ({ clientId = "", clientSecret = "" }: Settings) =>
  createHash("sha256")
    .update(JSON.stringify([clientId, clientSecret]))
    .digest("base64");
