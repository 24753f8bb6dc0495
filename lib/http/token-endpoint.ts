import { mintBearer, requirePatience } from "@/lib/credentials";
import { Scope } from "@/lib/credentials/schema";
import { newId } from "@/lib/kit/ids";
import { peerOf } from "@/lib/kit/peer";
import { readForm } from "./body";
import { type ApiRequest, pathOf, type Reply } from "./call";
import { clientOf } from "./client-authentication";
import { headersOf } from "./problem";
import { toResponse } from "./reply";
import { clientOwner, mintedOwner } from "./token-owner";
import { TokenRefusal, tokenRefusal, toldOf } from "./token-refusal";
import { keepCall, newTrace, type Trace } from "./trace";
import { hostOf, requireHttps } from "./transport";

/** What a grant is told about a call. */
export type TokenCall = {
  request: Pick<ApiRequest, "headers">;
  form: ReadonlyMap<string, string>;
  ip: string | null;
  host: string;
  now: Date;
  requestId: string;
};

/** A successful answer (RFC 6749, 5.1). */
export type TokenAnswer = { access_token: string; token_type: "Bearer"; expires_in: number; scope: string } & Record<
  string,
  string | number
>;

export type Grant = (call: TokenCall) => Promise<TokenAnswer>;

/** A route handler that trades what these grants take for tokens. Its answers are never kept by anybody. */
export const tokenEndpoint = (grants: Readonly<Record<string, Grant>>) =>
  formEndpoint((call) => grantOf(grants, call.form)(call));

/** A route handler that reads a form and answers with JSON, or with nothing, as RFC 6749 says it. Nobody keeps what it says. */
export const formEndpoint = (work: (call: TokenCall) => Promise<object | null>) => async (request: Request) =>
  toResponse(await answer(work, request, newId("req")));

async function answer(
  work: (call: TokenCall) => Promise<object | null>,
  request: ApiRequest,
  requestId: string,
): Promise<Reply> {
  const { headers: sent } = request;
  const trace = newTrace(requestId);
  trace.ip = peerOf(sent);
  trace.origin = sent.get("origin");
  try {
    const call = { request, ip: trace.ip, host: hostOf(sent), now: new Date(), requestId };
    requirePatience(call.ip, call.now);
    const form = await readForm(request);
    trace.owner = clientOwner(request, form);
    const body = await work({ ...call, form });
    trace.owner = mintedOwner(body) ?? trace.owner;
    const headers = { ...headersOf(requestId, "application/json"), pragma: "no-cache" };
    keepCall(trace, { method: "POST", route: pathOf(request.url), status: 200 });
    return { status: 200, headers, body: body && JSON.stringify(body) };
  } catch (error) {
    return refused(error, trace, request);
  }
}

function refused(error: unknown, trace: Trace, { url }: ApiRequest): Reply {
  const told = toldOf(error, trace.requestId);
  const { status, error: code, description: message, reason } = told;
  const failure = { status, code, message, about: message, fields: {}, headers: {}, ...(reason && { reason }) };
  keepCall(trace, { method: "POST", route: pathOf(url), status }, failure);
  return tokenRefusal(told, trace.requestId);
}

function grantOf(grants: Readonly<Record<string, Grant>>, form: ReadonlyMap<string, string>): Grant {
  const type = form.get("grant_type");
  if (!type) throw new TokenRefusal("invalid_request", "grant_type is required");
  const grant = Object.hasOwn(grants, type) ? grants[type] : undefined;
  if (!grant) throw new TokenRefusal("unsupported_grant_type", "This grant_type is not supported");
  return grant;
}

const APPLICATION_CLIENT_ID = /^[a-z0-9]{32}$/;

/** A merchant credential's client id and secret for a bearer of one hour (S2-9; RFC 6749, 4.4). */
export async function clientCredentials({ request, form, ip, host, now }: TokenCall): Promise<TokenAnswer> {
  const { clientId, secret } = clientOf(request, form);
  requireHttpsFor(secret, request);
  const minted = await mintBearer({ clientId, secret, scopes: askedScopes(form), ip, host, now });
  switch (minted.kind) {
    case "minted": {
      const { accessToken, expiresInSeconds, scopes } = minted;
      return { access_token: accessToken, token_type: "Bearer", expires_in: expiresInSeconds, scope: scopes.join(" ") };
    }
    case "scope":
      throw new TokenRefusal(
        "invalid_scope",
        "This client does not hold the requested scope, or its affiliate allows none of it",
      );
    case "refused":
      throw new TokenRefusal("unauthorized_client", "This client may not be used from here");
    case "client":
      throw new TokenRefusal("invalid_client", wordsFor(clientId));
  }
}

/** The Client ID of a payment application is told from ours by name, because the two are easily mixed up (T1). */
const wordsFor = (clientId: string) =>
  APPLICATION_CLIENT_ID.test(clientId)
    ? "This is the Client ID of a payment application; the client id of a merchant credential is a UUID"
    : "Client authentication failed";

/** Refuses a secret of production that crossed the network in the clear, wherever in the call it stands. */
export const requireHttpsFor = (secret: string, { headers }: TokenCall["request"]): void =>
  requireHttps({ get: (name) => (name === "authorization" ? secret : headers.get(name)) });

/** The scopes a call names, sorted; null when it names none. Throws invalid_scope for one that does not exist. */
export function askedScopes(form: ReadonlyMap<string, string>): string[] | null {
  const asked = form.get("scope")?.split(" ").filter(Boolean) ?? [];
  if (asked.some((scope) => !Scope.safeParse(scope).success)) {
    throw new TokenRefusal("invalid_scope", "There is no such scope");
  }
  if (asked.includes("*")) return ["*"];
  return asked.length > 0 ? [...new Set(asked)].sort() : null;
}
