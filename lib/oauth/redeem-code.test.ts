import { describe, expect, test } from "vitest";
import { admit } from "@/lib/credentials";
import { addSeconds } from "@/lib/kit/time";
import { callerWith, testDb, twoTenants } from "@/lib/testing";
import { BACK, oauthApp, pkce } from "@/lib/testing/oauth-app";
import { NO_GRANT, oauthDesk, redeem } from "@/lib/testing/oauth-desk";
import { rotateOauthSecret } from ".";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const { app, owner, consented, refresh, opens } = await oauthDesk(db, here);

describe("a code", () => {
  test("is traded once for a bearer of one hour and a refresh token, which nobody keeps", async () => {
    const { status, json, headers } = await redeem(await consented());
    expect(status).toBe(200);
    expect(json).toEqual({
      access_token: expect.stringMatching(/^pog_test_/),
      token_type: "Bearer",
      expires_in: 3600,
      refresh_token: expect.stringMatching(/^por_test_/),
      scope: "*",
    });
    expect(headers.get("cache-control")).toBe("no-store");
    expect(await opens(json.access_token)).toBe("open");
    await expect(admit(callerWith(db, json.access_token, { accepts: ["oauth_grant"] }))).resolves.toMatchObject({
      tenantId: here.tenantId,
      companyId: here.companyId,
      environment: "sandbox",
    });
  });

  test("that comes a second time opens nothing and ends what was issued for it", async () => {
    const form = await consented();
    const { json } = await redeem(form);
    expect(await redeem(form)).toMatchObject(NO_GRANT);
    expect(await opens(json.access_token)).toBe("revoked");
    expect(await refresh(json.refresh_token)).toMatchObject(NO_GRANT);
  });

  test("that comes eight times at once is traded exactly once", async () => {
    const form = await consented();
    const answers = await Promise.all(Array.from({ length: 8 }, () => redeem(form)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(400)]);
  });

  test.each([
    ["another verifier", { code_verifier: pkce().verifier }],
    ["a verifier that is its challenge", { code_verifier: "short" }],
    ["another redirect_uri", { redirect_uri: `${BACK}/` }],
    ["another code", { code: `poc_test_${"0".repeat(38)}` }],
  ])("is refused with %s, and is then still good", async (_, wrong) => {
    const form = await consented();
    expect(await redeem({ ...form, ...wrong })).toMatchObject(NO_GRANT);
    expect((await redeem(form)).status).toBe(200);
  });

  test("is refused to another app, whose attempt ends nothing", async () => {
    const other = await oauthApp(elsewhere.tenant);
    const form = await consented();
    expect(await redeem({ ...form, client_id: other.clientId })).toMatchObject(NO_GRANT);
    const { json } = await redeem(form);
    expect(await redeem({ ...form, client_id: other.clientId })).toMatchObject(NO_GRANT);
    expect(await opens(json.access_token)).toBe("open");
  });

  test("lives 60 seconds", async () => {
    const old = { ...owner, now: addSeconds(new Date(), -61) };
    expect(await redeem(await consented({ person: old }))).toMatchObject(NO_GRANT);
    const late = { ...owner, now: addSeconds(new Date(), -50) };
    expect((await redeem(await consented({ person: late }))).status).toBe(200);
  });

  test.each(["code", "redirect_uri", "code_verifier"])("needs %s beside it", async (name) => {
    const { [name]: _, ...form } = (await consented()) as Record<string, string>;
    expect(await redeem(form)).toMatchObject({ status: 400, json: { error: "invalid_request" } });
  });

  test("and every token are kept by their hashes only", async () => {
    const form = await consented();
    const { json } = await redeem(form);
    const rows = await Promise.all(
      ["oauth_codes", "oauth_refresh_tokens", "credentials", "audit_events", "outbox", "oauth_clients"].map((table) =>
        db.owner.unsafe(`select * from ${table}`),
      ),
    );
    const stored = JSON.stringify(rows);
    for (const secret of [form.code, json.access_token, json.refresh_token]) expect(stored).not.toContain(secret);
  });
});

describe("a confidential app", () => {
  const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;

  test("shows its secret in the header or the form, and is 401 without it or with a wrong one", async () => {
    const client = await oauthApp(here, { type: "confidential" });
    const secret = client.secret ?? "";
    expect(secret).toMatch(/^pos_live_/);
    expect((await redeem(await consented({ client }), basic(client.clientId, secret))).status).toBe(200);
    expect((await redeem({ ...(await consented({ client })), client_secret: secret })).status).toBe(200);
    const wrongs: Record<string, string>[] = [{}, { client_secret: `${secret.slice(0, -1)}x` }, { client_secret: "x" }];
    for (const wrong of wrongs) {
      const { status, json } = await redeem({ ...(await consented({ client })), ...wrong });
      expect([status, json.error]).toEqual([401, "invalid_client"]);
    }
  });

  test("keeps its old secret for the grace and no longer", async () => {
    const client = await oauthApp(here, { type: "confidential" });
    const ask = async (secret: string | null) =>
      (await redeem({ ...(await consented({ client })), client_secret: secret ?? "" })).status;
    const { secret } = await rotateOauthSecret(here, { id: client.id, grace: "1h" });
    expect([await ask(client.secret), await ask(secret)]).toEqual([200, 200]);
    await db.owner`update oauth_clients set grace_until = now() where id = ${client.id}`;
    expect([await ask(client.secret), await ask(secret)]).toEqual([401, 200]);
  });

  test("is not an app that has no secret, nor the other way round", async () => {
    const secret = (await oauthApp(here, { type: "confidential" })).secret ?? "";
    expect((await redeem({ ...(await consented()), client_secret: secret })).status).toBe(401);
    await expect(rotateOauthSecret(here, { id: app.id, grace: "now" })).rejects.toMatchObject({ code: "conflict" });
  });
});
