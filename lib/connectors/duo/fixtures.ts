import { createHmac, randomUUID } from "node:crypto";
import type { LocalAnswer, LocalRequest } from "../conformance-local";
import { openToken, signToken } from "./jwt";
import { authorizationOf } from "./sign";

/** What the person does with the question on their telephone or on Duo's page. */
export type LocalAnswerer = "allow" | "deny" | "timeout" | "fraud";

const fail = (status: number, code: number, message: string): LocalAnswer => ({
  status,
  body: { stat: "FAIL", code, message },
});
const ok = (response: object): LocalAnswer => ({ body: { stat: "OK", response } });

type Issue = { username: string; redirectUri: string; nonce?: string; result: LocalAnswerer };
type Bend = { claims?: Record<string, unknown>; alg?: string };

/**
 * Duo as its own description tells of it: it checks signatures, tokens and their addresses, and gives every code once. `bend`
 * makes its next id_token a bad one.
 */
export function createLocalDuo() {
  const integrationKey = "DIEXAMPLE00000000001";
  const secret = "exampleClientSecret000000000000000000001";
  const host = "api-0123abcd.duosecurity.com";
  const settings = { integrationKey, secret, host, flow: "universal" };
  const codes = new Map<string, Issue>();
  const pushes = new Map<string, { answer: LocalAnswerer | null; polls: number }>();
  const state = {
    bend: {} as Bend,
    down: false,
    limited: false,
    checkLimited: false,
    broken: false,
    preauth: "auth",
    pushed: 0,
  };

  const signed = ({ method, path, query, headers, body }: LocalRequest) => {
    const parameters = Object.fromEntries(method === "GET" ? query : new URLSearchParams(body));
    const date = headers.get("date") ?? "";
    const wanted = authorizationOf({ method, host, path, parameters, date }, { integrationKey, secret });
    return headers.get("authorization") === wanted && Math.abs(Date.parse(date) - Date.now()) < 300_000;
  };
  const proven = ({ path, body }: LocalRequest) => {
    const form = new URLSearchParams(body);
    const claims = openToken(form.get("client_assertion") ?? "", secret) as Record<string, unknown> | null;
    return form.get("client_id") === integrationKey && claims?.aud === `https://${host}${path}`;
  };

  const AUTH_API: Record<string, (request: LocalRequest) => LocalAnswer> = {
    "GET /auth/v2/check": () =>
      state.checkLimited ? fail(429, 42901, "Too many requests") : ok({ time: Math.floor(Date.now() / 1000) }),
    "POST /auth/v2/preauth": () => ok(preauthOf(state.preauth, host)),
    "POST /auth/v2/auth"() {
      if (state.broken) return fail(500, 50000, "Internal error");
      if (state.limited) return fail(429, 42901, "Too many requests");
      const txid = randomUUID();
      pushes.set(txid, { answer: null, polls: 0 });
      state.pushed++;
      return ok({ txid });
    },
    "GET /auth/v2/auth_status"({ query }) {
      const push = pushes.get(query.get("txid") ?? "");
      if (!push) return fail(401, 40103, "Invalid transaction");
      push.polls++;
      if (push.answer === null)
        return ok({ result: "waiting", status: "pushed", status_msg: "Pushed a login request" });
      return ok({ result: push.answer === "allow" ? "allow" : "deny", status: push.answer, status_msg: "Done" });
    },
  };
  function redeem(request: LocalRequest): LocalAnswer {
    const form = new URLSearchParams(request.body);
    const issue = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    if (!issue || issue.redirectUri !== form.get("redirect_uri") || !proven(request)) {
      return { status: 400, body: { error: "invalid_grant", error_description: "The provided grant is invalid" } };
    }
    const tokens = { id_token: idToken(issue), access_token: randomUUID(), expires_in: 3600, token_type: "Bearer" };
    return { body: tokens };
  }
  function idToken({ username, nonce, result }: Issue): string {
    const iat = Math.floor(Date.now() / 1000);
    const outcome = result === "allow" ? "allow" : "deny";
    const claims = {
      iss: `https://${host}/oauth/v1/token`,
      sub: username,
      aud: integrationKey,
      exp: iat + 300,
      iat,
      auth_time: iat,
      preferred_username: username,
      nonce,
      auth_result: { result: outcome, status: outcome, status_msg: "Done" },
      ...state.bend.claims,
    };
    return state.bend.alg ? bent(claims, state.bend.alg, secret) : signToken(claims, secret);
  }

  const authApi = (request: LocalRequest): LocalAnswer =>
    (signed(request) && AUTH_API[`${request.method} ${request.path}`]?.(request)) ||
    fail(401, 40103, "Invalid signature in request credentials");
  function oauth(request: LocalRequest): LocalAnswer {
    if (request.path === "/oauth/v1/token") return redeem(request);
    if (request.path !== "/oauth/v1/health_check") return fail(404, 40401, "Resource not found");
    return proven(request) ? ok({ timestamp: Math.floor(Date.now() / 1000) }) : fail(400, 40002, "invalid_client");
  }

  return {
    settings,
    state,
    pushes,
    /** Answers every question that is open. */
    press(answer: LocalAnswerer) {
      for (const push of pushes.values()) push.answer ??= answer;
    },
    /** The person at Duo's page: where their browser is sent. */
    visit(authorizeUrl: string, result: LocalAnswerer): URL {
      const asked = openToken(new URL(authorizeUrl).searchParams.get("request") ?? "", secret) as Record<
        string,
        string
      >;
      const code = randomUUID();
      const { duo_uname: username = "", redirect_uri: redirectUri = "", nonce } = asked;
      codes.set(code, { username, redirectUri, nonce, result });
      const back = new URL(redirectUri);
      back.searchParams.set("state", asked.state ?? "");
      back.searchParams.set("duo_code", code);
      return back;
    },
    answer(request: LocalRequest): LocalAnswer {
      if (state.down) return fail(503, 50300, "Service unavailable");
      return (AUTH_API[`${request.method} ${request.path}`] ? authApi : oauth)(request);
    },
  };
}

function preauthOf(result: string, host: string) {
  const device = { device: "DPEXAMPLE", type: "phone", capabilities: ["auto", "push"] };
  if (result === "enroll") return { result, status_msg: "Enroll", enroll_portal_url: `https://${host}/portal?code=1` };
  return { result, status_msg: "Account is active", devices: [device] };
}

/** A token of another algorithm, as a forger would write it: unsigned for "none", else signed as that algorithm says. */
function bent(claims: object, alg: string, secret: string): string {
  const text = [{ alg }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  if (alg === "none") return `${text}.`;
  return `${text}.${createHmac(alg === "HS256" ? "sha256" : "sha512", secret)
    .update(text)
    .digest("base64url")}`;
}
