import { describe, expect, test } from "vitest";
import { PEER, testDb, twoTenants } from "@/lib/testing";
import { BACK, oauthApp } from "@/lib/testing/oauth-app";
import { authorizationCode, clientCredentials, introspection, refreshToken, revocation } from "./oauth-grants";
import { formEndpoint, tokenEndpoint } from "./token-endpoint";

(globalThis as Record<symbol, unknown>)[Symbol.for("portico.peer-header")] = "x-test-peer";
const db = await testDb();
const { here } = await twoTenants(db);
const ROUTES = {
  token: tokenEndpoint({
    authorization_code: authorizationCode,
    refresh_token: refreshToken,
    client_credentials: clientCredentials,
  }),
  introspect: formEndpoint(introspection),
  revoke: formEndpoint(revocation),
};

async function ask(path: keyof typeof ROUTES, form: Record<string, string>) {
  const headers = { host: "localhost", "x-test-peer": PEER, "content-type": "application/x-www-form-urlencoded" };
  const request = new Request(`http://localhost/oauth2/${path}`, {
    method: "POST",
    headers,
    body: new URLSearchParams(form),
  });
  const answer = await ROUTES[path](request);
  return { status: answer.status, json: await answer.json() };
}

const SHOP = { client_id: "k3v9x0q2m8w1z7b5n4c6d3f8g2h1j0ka" };
const CODE = { grant_type: "authorization_code", code: "x", redirect_uri: BACK, code_verifier: "v".repeat(43) };

describe("the Client ID of a payment application in place of an app's", () => {
  test.each([
    ["token", CODE],
    ["token", { grant_type: "refresh_token", refresh_token: "x" }],
    ["introspect", { token: "x", client_secret: "x" }],
    ["revoke", { token: "x" }],
  ] as const)("is told from it by name at %s", async (path, form) => {
    const { status, json } = await ask(path, { ...form, ...SHOP });
    expect([status, json.error]).toEqual([401, "invalid_client"]);
    expect(json.error_description).toContain("payment application");
  });
});

describe("client_credentials of an app", () => {
  const grant = { grant_type: "client_credentials" };

  test("is not for apps, and says so to one that has shown who it is", async () => {
    const { clientId, secret } = await oauthApp(here, { type: "confidential" });
    const known = await ask("token", { ...grant, client_id: clientId, client_secret: secret ?? "" });
    expect(known).toMatchObject({ status: 400, json: { error: "unauthorized_client" } });
    const stranger = await ask("token", { ...grant, client_id: clientId, client_secret: "x" });
    expect(stranger).toMatchObject({ status: 401, json: { error: "invalid_client" } });
  });
});
