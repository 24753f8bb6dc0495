import { randomUUID } from "node:crypto";
import type { FactorTrip, Http } from "../contract";
import { signToken } from "./jwt";
import type { Settings } from "./settings";
import { authorizationOf, dateOf, parametersOf } from "./sign";

const TOKEN_SECONDS = 300;
const FORM = "application/x-www-form-urlencoded";

/** Scheme and host of the account. */
export const originOf = ({ host }: Pick<Settings, "host">): string => `https://${host}`;

type Call = { method: "GET" | "POST"; path: string; parameters?: Record<string, string>; timeoutMs?: number };

/** One signed call of the Auth API. */
export function authApi(http: Http, { method, path, parameters = {}, timeoutMs }: Call, settings: Settings) {
  const date = dateOf(new Date());
  const headers = {
    date,
    authorization: authorizationOf({ method, host: settings.host, path, parameters, date }, settings),
  };
  const sent = parametersOf(parameters);
  if (method === "POST") return http(path, { method, headers, text: { type: FORM, content: sent }, timeoutMs });
  return http(sent ? `${path}?${sent}` : path, { method, headers, timeoutMs });
}

/** A form that proves who we are by a token made for this one address. */
export function proveAt(path: string, { integrationKey, secret, host }: Settings, now: Date) {
  const iat = Math.floor(now.getTime() / 1000);
  const claims = {
    iss: integrationKey,
    sub: integrationKey,
    aud: `${originOf({ host })}${path}`,
    jti: randomUUID(),
    iat,
    exp: iat + TOKEN_SECONDS,
  };
  return { client_id: integrationKey, client_assertion: signToken(claims, secret) };
}

/** Duo's page for one question. */
export function authorizeUrl(
  { username, state, nonce, returnUrl, now }: Omit<FactorTrip, "nonce"> & { nonce?: string },
  { integrationKey, secret, host }: Pick<Settings, "integrationKey" | "secret" | "host">,
): string {
  const claims = {
    response_type: "code",
    scope: "openid",
    exp: Math.floor(now.getTime() / 1000) + TOKEN_SECONDS,
    client_id: integrationKey,
    redirect_uri: returnUrl,
    state,
    duo_uname: username,
    iss: integrationKey,
    aud: originOf({ host }),
    use_duo_code_attribute: true,
    ...(nonce !== undefined && { nonce }),
  };
  const query = new URLSearchParams({
    response_type: "code",
    client_id: integrationKey,
    request: signToken(claims, secret),
    redirect_uri: returnUrl,
    scope: "openid",
  });
  return `${originOf({ host })}/oauth/v1/authorize?${query}`;
}
