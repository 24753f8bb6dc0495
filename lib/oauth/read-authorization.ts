import type { Pool } from "@/db/client";
import { covers } from "@/lib/credentials";
import { env } from "@/lib/kit/env";
import { answerAddress, isRegistered } from "@/lib/kit/redirect-uri";
import { findClient, type OauthClient } from "./find-client";
import { APP_SCOPES } from "./schema";

/** What an app wants of a person. */
export type Wish = {
  client: OauthClient;
  redirectUri: string;
  state: string | null;
  challenge: string;
  scopes: string[];
};

/**
 * `nobody`, `elsewhere`: no app or not its address, so that only the person may hear of it. `answer`: the app is told at its
 * own address what was wrong. `ask`: the person decides.
 */
export type Authorization =
  | { kind: "nobody" }
  | { kind: "elsewhere"; name: string }
  | { kind: "answer"; address: string }
  | { kind: "ask"; wish: Wish };

type Refused = { error: string; why: string };
const wrong = (why: string, error = "invalid_request"): Refused => ({ error, why });

/** Reads the query of an authorization request (RFC 6749, 4.1.1; RFC 7636; RFC 9700). Nothing is asked of the person here. */
export async function readAuthorization(query: URLSearchParams, chosen?: Pool): Promise<Authorization> {
  const [clientId, ...otherClients] = query.getAll("client_id");
  const client = clientId && otherClients.length === 0 ? await findClient(clientId, chosen) : null;
  if (!client) return { kind: "nobody" };
  const [redirectUri, ...others] = query.getAll("redirect_uri");
  if (!redirectUri || others.length > 0 || !isRegistered(client.redirectUris, redirectUri)) {
    return { kind: "elsewhere", name: client.name };
  }
  const state = query.get("state");
  const refused = shapeOf(query) ?? scopeProblem(client, query);
  if (refused) return { kind: "answer", address: refusalAddress({ redirectUri, state }, refused.error, refused.why) };
  const wish = {
    client,
    redirectUri,
    state,
    challenge: query.get("code_challenge") ?? "",
    scopes: wanted(client, query),
  };
  return { kind: "ask", wish };
}

/** The app's address with a no. */
export const refusalAddress = (
  { redirectUri, state }: Pick<Wish, "redirectUri" | "state">,
  error: string,
  why: string,
): string => answerAddress(redirectUri, { error, error_description: why, state }, env().PUBLIC_URL);

const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;

function shapeOf(query: URLSearchParams): Refused | null {
  const names = [...query.keys()];
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice) return wrong("A parameter is given more than once");
  if (query.has("request")) return wrong("Request objects are not supported", "request_not_supported");
  if (query.has("request_uri")) return wrong("Request objects are not supported", "request_uri_not_supported");
  const type = query.get("response_type");
  if (!type) return wrong("response_type is required");
  if (type !== "code") return wrong("response_type must be code", "unsupported_response_type");
  if ((query.get("response_mode") ?? "query") !== "query") return wrong("response_mode must be query");
  return pkceProblem(query.get("code_challenge"), query.get("code_challenge_method"));
}

function pkceProblem(challenge: string | null, method: string | null): Refused | null {
  if (!challenge) return wrong("code_challenge is required (PKCE)");
  if (method !== "S256") return wrong("code_challenge_method must be S256");
  return CHALLENGE.test(challenge) ? null : wrong("code_challenge must be 43 characters of base64url");
}

const asked = (query: URLSearchParams): string[] => query.get("scope")?.split(" ").filter(Boolean) ?? [];

/** `*` covers what apps can ask for and no more: the consent page has no words for the rest, so nobody would see what they allow. */
function scopeProblem(client: OauthClient, query: URLSearchParams): Refused | null {
  const scopes = asked(query);
  const isHeld = (scope: string) => APP_SCOPES.some(({ value }) => value === scope) && covers(client.scopes, scope);
  return scopes.every(isHeld) ? null : wrong("This app did not register all of these scopes", "invalid_scope");
}

/** What the app named, or all it registered (RFC 6749, 3.3). */
function wanted(client: OauthClient, query: URLSearchParams): string[] {
  const scopes = asked(query);
  if (scopes.length === 0) return client.scopes;
  return scopes.includes("*") ? ["*"] : [...new Set(scopes)].sort();
}
