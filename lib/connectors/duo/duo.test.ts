import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { originFor } from "../origins";
import { authorizeUrl } from "./calls";
import connector from "./index";
import { openToken, signToken } from "./jwt";
import { settings } from "./settings";
import { authorizationOf, canonicalText, dateOf } from "./sign";
import vectors from "./vectors.json";
import { readIdToken } from "./wire";

const typed = {
  integrationKey: "DIEXAMPLE00000000001",
  secret: "exampleClientSecret000000000000000000001",
  host: "api-0123abcd.duosecurity.com",
};

describe("a request to the Auth API", () => {
  test.each(["auth_api.v2.known", "auth_api.v2.push", "auth_api.v2.check_no_params"] as const)(
    "is signed as Duo's own client signs it: %s",
    (name) => {
      const { params: parameters, canonical, authorization, integration_key, secret_key, ...asked } = vectors[name];
      const signed = { ...asked, parameters };
      expect(canonicalText(signed)).toBe(canonical);
      expect(authorizationOf(signed, { integrationKey: integration_key, secret: secret_key })).toBe(authorization);
    },
  );

  test("names its moment with a numeric zone", () => {
    expect(dateOf(new Date("2025-11-21T04:40:00Z"))).toBe("Fri, 21 Nov 2025 04:40:00 -0000");
  });
});

describe("the Universal Prompt", () => {
  const asked = vectors["universal.authorize_request"];
  const told = vectors["universal.id_token"];
  const expected = {
    issuer: told.payload.iss,
    clientId: told.client_id,
    secret: told.client_secret,
    username: "ana",
    nonce: "n-0123456789",
    now: new Date("2025-11-21T05:00:00Z"),
  };
  /** Duo's recorded token, as it reads when the question had a nonce. */
  const claims = { ...told.payload, nonce: expected.nonce };
  const read = (over: object, more: object = {}) =>
    readIdToken(signToken({ ...claims, ...over }, told.client_secret), { ...expected, ...more });

  test("is asked at the address Duo's own client makes", () => {
    const trip = { username: asked.username, state: asked.state, returnUrl: asked.redirect_uri };
    const account = { integrationKey: asked.client_id, secret: asked.client_secret, host: asked.api_host };
    expect(authorizeUrl({ ...trip, now: new Date(asked.now * 1000) }, account)).toBe(asked.authorize_url);
  });

  test("opens the token Duo signed, and none that was changed or is not signed", () => {
    expect(openToken(told.id_token, told.client_secret)).toEqual(told.payload);
    expect(openToken(told.id_token, `${told.client_secret}x`)).toBeNull();
    const forged = told.must_fail.flatMap(({ id_token }) => (id_token ? [id_token] : []));
    expect(forged).toHaveLength(2);
    for (const token of forged) expect(openToken(token, told.client_secret)).toBeNull();
  });

  test("opens no token whose header names another algorithm, though it be signed by this one", () => {
    const [, body = ""] = told.id_token.split(".");
    const text = `${Buffer.from('{"alg":"HS256"}').toString("base64url")}.${body}`;
    const signature = createHmac("sha512", told.client_secret).update(text).digest("base64url");
    expect(openToken(`${text}.${signature}`, told.client_secret)).toBeNull();
  });

  test("lets in whom Duo allowed", () => {
    expect(read({})).toEqual({ result: "allow" });
  });

  test.each([
    ["another client", { aud: "DIEXAMPLE00000000002" }],
    ["several clients", { aud: [told.client_id, "DIEXAMPLE00000000002"] }],
    ["another issuer", { iss: "https://api-0123abcd.duosecurity.com/oauth/v1/token" }],
    ["another person", { preferred_username: "bob" }],
    ["another question", { nonce: "n-9876543210" }],
    ["no question", { nonce: undefined }],
    ["a time that is over", { exp: 1_763_700_000 }],
    ["a time to come", { iat: 1_763_800_000 }],
    ["no result", { auth_result: undefined }],
  ])("takes a genuine token about %s for a mismatch", (_, over) => {
    expect(read(over)).toEqual({ result: "deny", why: "mismatch" });
  });

  test("takes a genuine token that tells of a refusal for a refusal", () => {
    expect(read({ auth_result: { ...told.payload.auth_result, result: "deny" } })).toEqual({
      result: "deny",
      why: "denied",
    });
  });

  test("allows for clocks that differ by a minute, and no more", () => {
    const end = { exp: 1_763_701_000, iat: 1_763_700_700 };
    expect(read(end, { now: new Date(1_763_701_059_000) })).toEqual({ result: "allow" });
    expect(read(end, { now: new Date(1_763_701_061_000) })).toMatchObject({ result: "deny" });
  });
});

describe("the form", () => {
  test("asks for what the account is known by, in this order", () => {
    expect(Object.keys(settings.shape)).toEqual(["integrationKey", "secret", "email", "host", "akey", "flow"]);
  });

  test("makes an AKey of at least 40 characters when there is none, another each time, and keeps one that was typed", () => {
    const made = [settings.parse(typed), settings.parse(typed)].map(({ akey }) => akey);
    expect(made[0]).toMatch(/^[A-Za-z0-9]{40,}$/);
    expect(made[0]).not.toBe(made[1]);
    const kept = settings.parse({ ...typed, akey: "k".repeat(40) });
    expect(settings.parse(kept)).toEqual(kept);
    expect(settings.safeParse({ ...typed, akey: "short" }).success).toBe(false);
  });

  test("never sends the AKey anywhere", () => {
    const folder = new URL(".", import.meta.url);
    for (const file of ["index.ts", "calls.ts", "sign.ts", "jwt.ts", "wire.ts"])
      expect(readFileSync(new URL(file, folder), "utf8").replace(/"[^"]*"/g, "")).not.toMatch(/akey/i);
  });

  test.each([
    "api-0123abcd.duosecurity.com.evil.example",
    "evil.example/api-0123abcd.duosecurity.com",
    "api-0123abcd.duosecurity.com:8443",
    "user@api-0123abcd.duosecurity.com",
    "api-0123abcz.duosecurity.com",
    "127.0.0.1",
    "localhost",
    "api-0123abcd.duosecurity.com/../x",
    "",
  ])("refuses %j as a host, and so does the door", (host) => {
    expect(settings.safeParse({ ...typed, host }).success).toBe(false);
    expect(() => originFor(connector, "production", { ...typed, host })).toThrow();
  });

  test("takes Duo's own hosts", () => {
    for (const host of [typed.host, "API-0123ABCD.duosecurity.com", "api-0123abcd.duofederal.com"]) {
      const read = settings.parse({ ...typed, host });
      expect(originFor(connector, "sandbox", read)).toBe(`https://${host.toLowerCase()}`);
    }
  });
});
