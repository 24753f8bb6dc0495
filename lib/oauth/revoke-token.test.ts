import { describe, expect, test } from "vitest";
import { setAffiliateCeiling } from "@/lib/credentials";
import { affiliateOf, ownPair, testDb, twoTenants } from "@/lib/testing";
import { oauthApp } from "@/lib/testing/oauth-app";
import { NO_GRANT, oauthDesk, post, redeem } from "@/lib/testing/oauth-desk";

const db = await testDb();
const { here } = await twoTenants(db);
const affiliate = await affiliateOf(here, here.tenantId);
const { app, owner, consented, tokens, refresh, opens } = await oauthDesk(db, here);

describe("revocation and introspection", () => {
  test("a bearer ends alone, a refresh token with its family, and neither by another app", async () => {
    const client_id = app.clientId;
    const other = await oauthApp(here);
    const given = await tokens();
    expect(await post("revoke", { token: given.access_token, client_id: other.clientId })).toMatchObject(NO_GRANT);
    expect((await post("revoke", { token: given.access_token, client_id })).status).toBe(200);
    expect(await opens(given.access_token)).toBe("revoked");
    const { json: next } = await refresh(given.refresh_token);
    expect((await post("revoke", { token: next.refresh_token, client_id })).status).toBe(200);
    expect([await opens(next.access_token), (await refresh(next.refresh_token)).status]).toEqual(["revoked", 400]);
    expect(await post("revoke", { token: "whatever", client_id })).toMatchObject({ status: 200, json: null });
    expect((await post("revoke", { token: "whatever", client_id: "oac_nobody" })).status).toBe(401);
  });

  test("an app hears about its own tokens, and nothing about others'", async () => {
    const client = await oauthApp(here, { type: "confidential" });
    const secret = client.secret ?? "";
    const given = (await redeem({ ...(await consented({ client })), client_secret: secret })).json;
    const ask = async (token: string) =>
      (await post("introspect", { token, client_id: client.clientId, client_secret: secret })).json;
    expect(await ask(given.access_token)).toMatchObject({
      active: true,
      scope: "*",
      client_id: client.clientId,
      sub: owner.userId,
      token_type: "Bearer",
      iss: "http://localhost:3000",
      exp: expect.any(Number),
    });
    expect(await ask(given.refresh_token)).toMatchObject({ active: true, client_id: client.clientId });
    for (const token of [(await tokens()).access_token, "x", given.access_token.replace("test", "live")])
      expect(await ask(token)).toEqual({ active: false });
    await post("revoke", { token: given.refresh_token, client_id: client.clientId, client_secret: secret });
    expect([await ask(given.access_token), await ask(given.refresh_token)]).toEqual([
      { active: false },
      { active: false },
    ]);
    expect((await post("introspect", { token: "x", client_id: app.clientId })).status).toBe(401);
  });

  test("a merchant's pair asks about its own bearers and ends them", async () => {
    const [pair, other] = [await ownPair(here), await ownPair(here)];
    const as = ({ clientId, secret }: typeof pair) => ({ client_id: clientId, client_secret: secret });
    const { access_token: token } = (await post("token", { grant_type: "client_credentials", ...as(pair) })).json;
    expect((await post("introspect", { token, ...as(pair) })).json).toMatchObject({ active: true, sub: here.tenantId });
    expect((await post("introspect", { token, ...as(other) })).json).toEqual({ active: false });
    expect(await post("revoke", { token, ...as(other) })).toMatchObject(NO_GRANT);
    expect((await post("revoke", { token, ...as(pair) })).status).toBe(200);
    expect((await post("introspect", { token, ...as(pair) })).json).toEqual({ active: false });
    const partner = await ownPair(affiliate);
    const { json } = await post("token", { grant_type: "client_credentials", ...as(partner) });
    expect((await post("introspect", { token: json.access_token, ...as(partner) })).json).toMatchObject({
      active: true,
    });
    expect(await redeem({ ...(await consented()), ...as(pair) })).toMatchObject({
      status: 400,
      json: { error: "unauthorized_client" },
    });
  });

  test("both sides hear what an affiliate's ceiling leaves, when a token is made and when it is asked about", async () => {
    const ceiling = (scopes: ("payments.list" | "payments.get")[] | null) =>
      setAffiliateCeiling(affiliate, { merchantId: here.tenantId, scopes });
    const pair = await ownPair(here);
    const as = { client_id: pair.clientId, client_secret: pair.secret };
    const minted = (over: Record<string, string> = {}) =>
      post("token", { grant_type: "client_credentials", ...as, ...over });
    const told = async (token: string) => (await post("introspect", { token, ...as })).json.scope;
    const wide = (await minted()).json;
    expect([wide.scope, await told(wide.access_token)]).toEqual(["*", "*"]);

    await ceiling(["payments.list"]);
    const low = (await minted({ scope: "payments.list payments.refund" })).json;
    expect((await minted()).json.scope).toBe("payments.list");
    expect([low.scope, await told(low.access_token), await told(wide.access_token)]).toEqual(
      Array(3).fill("payments.list"),
    );
    const above = { status: 400, json: { error: "invalid_scope" } };
    expect(await minted({ scope: "payments.refund" })).toMatchObject(above);

    const client = await oauthApp(here, { type: "confidential" });
    const own = { client_id: client.clientId, client_secret: client.secret ?? "" };
    const given = (await redeem({ ...(await consented({ client })), ...own })).json;
    const asked = async (token: string) => (await post("introspect", { token, ...own })).json.scope;
    expect([given.scope, await asked(given.access_token), await asked(given.refresh_token)]).toEqual(
      Array(3).fill("payments.list"),
    );
    expect(await refresh(given.refresh_token, { ...own, scope: "payments.get" })).toMatchObject(above);
    const again = (await refresh(given.refresh_token, own)).json;
    expect(again.scope).toBe("payments.list");

    await ceiling([]);
    expect(await minted()).toMatchObject(above);
    expect(await told(low.access_token)).toBe("");
    expect(await refresh(again.refresh_token, own)).toMatchObject(above);
    await ceiling(null);
    expect(await told(low.access_token)).toBe("payments.list payments.refund");
    expect((await refresh(again.refresh_token, own)).json.scope).toBe("*");
  });
});
