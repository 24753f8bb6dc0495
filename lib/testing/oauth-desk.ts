import type { Pool } from "@/db/client";
import type { Ctx } from "@/lib/context";
import { admit } from "@/lib/credentials";
import { authorizationCode, clientCredentials, introspection, refreshToken, revocation } from "@/lib/http";
import { formEndpoint, tokenEndpoint } from "@/lib/http/token-endpoint";
import { PEER } from "./kinds";
import { answered, BACK, oauthApp, personOf, pkce, wishOf } from "./oauth-app";
import { callerWith } from "./world";

const ENDPOINTS = {
  token: tokenEndpoint({
    authorization_code: authorizationCode,
    refresh_token: refreshToken,
    client_credentials: clientCredentials,
  }),
  revoke: formEndpoint(revocation),
  introspect: formEndpoint(introspection),
};

type Form = Record<string, string>;
export const NO_GRANT = { status: 400, json: { error: "invalid_grant" } };

/** A form that an app sends to one of the OAuth addresses. */
export async function post(door: keyof typeof ENDPOINTS, form: Form, authorization?: string) {
  (globalThis as Record<symbol, unknown>)[Symbol.for("portico.peer-header")] = "x-test-peer";
  const headers = new Headers({ host: "localhost", "x-test-peer": PEER });
  headers.set("content-type", "application/x-www-form-urlencoded");
  if (authorization) headers.set("authorization", authorization);
  const body = new URLSearchParams(form).toString();
  const answer = await ENDPOINTS[door](new Request("http://localhost/oauth2", { method: "POST", headers, body }));
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: text ? JSON.parse(text) : null };
}

export const redeem = (form: Form, authorization?: string) => post("token", form, authorization);

/** A public app of `here` and an owner who says yes to it: each step of a code's way, ready to be bent. */
export async function oauthDesk(db: Pool, here: Ctx) {
  const app = await oauthApp(here);
  const owner = await personOf(here);
  type Over = { scope?: string; person?: typeof owner; client?: { clientId: string } };

  /** A yes of the person, as the form the app redeems it with. */
  async function consented({ scope, person = { ...owner, now: new Date() }, client = app }: Over = {}) {
    const { verifier, challenge } = pkce();
    const address = await answered(person, here, wishOf(client.clientId, challenge, { scope: scope ?? null }));
    const code = address.searchParams.get("code") ?? "";
    const proof = { redirect_uri: BACK, code_verifier: verifier };
    return { grant_type: "authorization_code", code, ...proof, client_id: client.clientId };
  }

  return {
    app,
    owner,
    consented,
    tokens: async (over: Over = {}) => (await redeem(await consented(over))).json,
    refresh: (token: string, over: Form = {}) =>
      post("token", { grant_type: "refresh_token", refresh_token: token, client_id: app.clientId, ...over }),
    /** What a call with this bearer comes to: open, or why it is refused. */
    opens: (bearer: string, scope: string | null = "payments.get") =>
      admit(callerWith(db, bearer, { accepts: ["oauth_grant"], scope })).then(
        () => "open",
        (error) => error.extra.reason,
      ),
  };
}
