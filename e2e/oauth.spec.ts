import * as oauth from "oauth4webapi";
import * as client from "openid-client";
import { answer, register, registerPublic, test } from "./oauth-app";
import { expect, newReference, signIn } from "./portal";
import { choose, copyAndClose, rowsOf } from "./reveal";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

/** Portico without https, as on its owner's own machine: both libraries want to be told that this is meant. */
const PLAIN = { execute: [client.allowInsecureRequests] };
const PLAIN_WEB = { [oauth.allowInsecureRequests]: true };

const listPayments = (baseURL: string, bearer: string) =>
  fetch(`${baseURL}/api/payment`, { headers: { authorization: `Bearer ${bearer}` } }).then(({ status }) => status);

test("openid-client: discovery, code with PKCE, refresh, introspection and revocation", async ({
  app,
  portal,
  issuer,
}) => {
  const { clientId, secret } = await register(portal, newReference("books"), app);
  const config = await client.discovery(new URL(issuer), clientId, secret, client.ClientSecretBasic(secret), {
    algorithm: "oauth2",
    ...PLAIN,
  });
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: app.back,
    scope: "payments.list",
    state,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  const heard = await answer(portal, app, address, "Allow");
  expect(heard.searchParams.get("iss")).toBe(issuer);
  const proof = { pkceCodeVerifier: verifier, expectedState: state };
  const first = await client.authorizationCodeGrant(config, heard, proof);
  expect(first).toMatchObject({ token_type: "bearer", expires_in: 3600, scope: "payments.list" });
  expect(await listPayments(issuer, first.access_token)).toBe(200);

  const second = await client.refreshTokenGrant(config, first.refresh_token ?? "");
  expect(await listPayments(issuer, second.access_token)).toBe(200);
  const told = await client.tokenIntrospection(config, second.access_token);
  expect(told).toMatchObject({ active: true, client_id: clientId, scope: "payments.list" });

  await client.tokenRevocation(config, second.refresh_token ?? "");
  expect(await listPayments(issuer, second.access_token)).toBe(401);
  await expect(client.refreshTokenGrant(config, second.refresh_token ?? "")).rejects.toMatchObject({
    error: "invalid_grant",
  });
  await expect(client.authorizationCodeGrant(config, heard, proof)).rejects.toMatchObject({ error: "invalid_grant" });
});

test("openid-client: a refresh token that comes twice ends everything", async ({ app, portal, issuer }) => {
  const { clientId, secret } = await register(portal, newReference("twice"), app);
  const method = client.ClientSecretPost(secret);
  const config = await client.discovery(new URL(issuer), clientId, secret, method, { algorithm: "oauth2", ...PLAIN });
  const verifier = client.randomPKCECodeVerifier();
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: app.back,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  const heard = await answer(portal, app, address, "Allow");
  const first = await client.authorizationCodeGrant(config, heard, { pkceCodeVerifier: verifier });
  const second = await client.refreshTokenGrant(config, first.refresh_token ?? "");
  await expect(client.refreshTokenGrant(config, first.refresh_token ?? "")).rejects.toMatchObject({
    error: "invalid_grant",
  });
  expect(await listPayments(issuer, second.access_token)).toBe(401);
});

test("openid-client: client credentials of a merchant", async ({ portal, issuer }) => {
  await portal.goto("/settings/integrations/merchant-credentials");
  await portal.getByRole("button", { name: "Create merchant credential" }).first().click();
  const dialog = portal.getByRole("dialog", { name: "Create merchant credential" });
  await dialog.getByLabel("Name").fill(newReference("pair"));
  await dialog.getByRole("button", { name: "Create merchant credential" }).click();
  await expect(dialog.locator("[data-secret]")).toBeVisible();
  const [clientId = ""] = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec((await dialog.textContent()) ?? "") ?? [];
  const secret = await copyAndClose(portal, dialog);
  const method = client.ClientSecretBasic(secret);
  const config = await client.discovery(new URL(issuer), clientId, secret, method, { algorithm: "oauth2", ...PLAIN });
  const given = await client.clientCredentialsGrant(config, { scope: "payments.list" });
  expect(given.scope).toBe("payments.list");
  expect(await listPayments(issuer, given.access_token)).toBe(200);
  await client.tokenRevocation(config, given.access_token);
  expect(await listPayments(issuer, given.access_token)).toBe(401);
});

test("oauth4webapi: a public app, whose person signs in on the way and disconnects it later", async ({
  app,
  page,
  shop,
  browser,
  issuer,
}) => {
  const name = newReference("phone");
  const maker = await browser.newPage();
  await signIn(maker, shop.owner);
  const clientId = await registerPublic(maker, name, app);
  await maker.close();

  const at = new URL(issuer);
  const found = await oauth.discoveryRequest(at, { algorithm: "oauth2", ...PLAIN_WEB });
  const server = await oauth.processDiscoveryResponse(at, found);
  const verifier = oauth.generateRandomCodeVerifier();
  const address = new URL(server.authorization_endpoint ?? "");
  const wish = {
    client_id: clientId,
    redirect_uri: app.back,
    response_type: "code",
    scope: "payments.get payments.list",
  };
  const challenge = await oauth.calculatePKCECodeChallenge(verifier);
  const proof = { state: "s 1", code_challenge: challenge, code_challenge_method: "S256" };
  address.search = new URLSearchParams({ ...wish, ...proof }).toString();

  await page.goto(address.href);
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fconsent/);
  await page.getByLabel("E-mail").fill(shop.owner.email);
  await page.getByLabel("Password", { exact: true }).fill(shop.owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Retrieve payment details")).toBeVisible();
  await page.getByRole("button", { name: `Allow ${name}` }).click();
  await expect(page.getByRole("heading", { name: "Back in the app" })).toBeVisible();

  const me = { client_id: clientId };
  const params = oauth.validateAuthResponse(server, me, new URL(app.heard[0]?.search ?? "", app.back), "s 1");
  const auth = oauth.None();
  const traded = await oauth.authorizationCodeGrantRequest(server, me, auth, params, app.back, verifier, PLAIN_WEB);
  const tokens = await oauth.processAuthorizationCodeResponse(server, me, traded);
  expect(await listPayments(issuer, tokens.access_token)).toBe(200);

  await page.goto("/settings/connected-apps");
  await expect(rowsOf(page, "Your connected apps", name)).toContainText("Sandbox");
  await choose(page, name, "Disconnect");
  const question = page.getByRole("alertdialog", { name: "Disconnect app" });
  await expect(question).toContainText(name);
  await question.getByRole("button", { name: "Disconnect" }).click();
  await expect(question).toHaveCount(0);
  await expect(rowsOf(page, "Your connected apps", name)).toHaveCount(0);
  expect(await listPayments(issuer, tokens.access_token)).toBe(401);
  const again = await oauth.refreshTokenGrantRequest(server, me, auth, tokens.refresh_token ?? "", PLAIN_WEB);
  await expect(oauth.processRefreshTokenResponse(server, me, again)).rejects.toMatchObject({ error: "invalid_grant" });
});
