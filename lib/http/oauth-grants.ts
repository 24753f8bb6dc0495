import { noteBadKey } from "@/lib/credentials";
import {
  authenticateClient,
  introspectToken,
  isAppId,
  mistakenClientId,
  redeemCode,
  refreshGrant,
  revokeToken,
} from "@/lib/oauth";
import { namedClientOf } from "./client-authentication";
import {
  askedScopes,
  clientCredentials as credentialsOfPair,
  requireHttpsFor,
  type TokenAnswer,
  type TokenCall,
} from "./token-endpoint";
import { TokenRefusal } from "./token-refusal";

/** The code of a person's yes for tokens (RFC 6749, 4.1.3, with the verifier of RFC 7636). */
export async function authorizationCode(call: TokenCall): Promise<TokenAnswer> {
  const app = await appOf(call);
  const code = required(call, "code");
  const redirectUri = required(call, "redirect_uri");
  const verifier = required(call, "code_verifier");
  requireHttpsFor(code, call.request);
  const { ip, now, requestId } = call;
  const tokens = await redeemCode({ app, code, redirectUri, verifier, ip, now, requestId });
  if (!tokens)
    throw wrongGrant(call, "The code is wrong, used or too old, or the verifier or redirect_uri is not its own");
  return answerOf(tokens);
}

/** A refresh token for a bearer and the next refresh token (RFC 6749, 6). */
export async function refreshToken(call: TokenCall): Promise<TokenAnswer> {
  const app = await appOf(call);
  const token = required(call, "refresh_token");
  requireHttpsFor(token, call.request);
  const { ip, now, host, requestId } = call;
  const scopes = askedScopes(call.form);
  const refreshed = await refreshGrant({ app, refreshToken: token, scopes, ip, now, host, requestId });
  switch (refreshed.kind) {
    case "refreshed":
      return answerOf(refreshed.tokens);
    case "scope":
      throw new TokenRefusal("invalid_scope", "This is more than the person granted, or than their affiliate allows");
    case "refused":
      throw wrongGrant(call, "The refresh token is wrong, used, ended or too old");
  }
}

/** A merchant credential for a bearer. An app asks people instead, and hears that it must once it has shown who it is. */
export async function clientCredentials(call: TokenCall): Promise<TokenAnswer> {
  if (!isAppId(namedClientOf(call.request, call.form).clientId)) return credentialsOfPair(call);
  await partyOf(call);
  throw new TokenRefusal("unauthorized_client", "An OAuth app uses grant_type authorization_code and refresh_token");
}

/** Ends a token (RFC 7009). What is no token, or has ended, is as good as ended. */
export async function revocation(call: TokenCall): Promise<null> {
  const party = await partyOf(call);
  const token = required(call, "token");
  const { ip, host, now, requestId } = call;
  if (await revokeToken({ party, token, ip, host, now, requestId })) return null;
  throw new TokenRefusal("invalid_grant", "This token was issued to another client");
}

/** What a token of the asking client is worth (RFC 7662). Only those who keep a secret may ask. */
export async function introspection(call: TokenCall): Promise<object> {
  const party = await partyOf(call);
  if (party.app?.type === "public") throw new TokenRefusal("invalid_client", "A public app can't ask about tokens");
  const { host, now } = call;
  return introspectToken({ party, token: required(call, "token"), host, now });
}

async function partyOf(call: TokenCall) {
  const { request, form, ip, host, now } = call;
  const { clientId, secret } = namedClientOf(request, form);
  if (secret !== null) requireHttpsFor(secret, request);
  const party = await authenticateClient({ clientId, secret, ip, host, now });
  if (!party) throw new TokenRefusal("invalid_client", wordsFor(clientId));
  return party;
}

const wordsFor = (clientId: string) =>
  mistakenClientId(clientId) === "payment application"
    ? "This is the Client ID of a payment application; an OAuth app has one that begins with oac_"
    : "Client authentication failed";

async function appOf(call: TokenCall) {
  const { app } = await partyOf(call);
  if (!app) throw new TokenRefusal("unauthorized_client", "A merchant credential uses grant_type client_credentials");
  return app;
}

function required({ form }: TokenCall, name: string): string {
  const value = form.get(name);
  if (!value) throw new TokenRefusal("invalid_request", `${name} is required`);
  return value;
}

/** What opens nothing counts against the peer like any bad key, so that nobody tries codes for long. */
function wrongGrant({ ip, now }: TokenCall, why: string): TokenRefusal {
  noteBadKey(ip, now);
  return new TokenRefusal("invalid_grant", why);
}

type Given = { accessToken: string; refreshToken: string; expiresInSeconds: number; scopes: readonly string[] };

const answerOf = ({ accessToken, refreshToken, expiresInSeconds, scopes }: Given): TokenAnswer => ({
  access_token: accessToken,
  token_type: "Bearer",
  expires_in: expiresInSeconds,
  refresh_token: refreshToken,
  scope: scopes.join(" "),
});
