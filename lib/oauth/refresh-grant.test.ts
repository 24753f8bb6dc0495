import { describe, expect, test } from "vitest";
import { ROLES } from "@/db/schema/users";
import { transact } from "@/lib/context";
import { admit, createClientToken, endOauthGrant, revokeCredential } from "@/lib/credentials";
import { CreateClientToken } from "@/lib/credentials/schema";
import { application, callerWith, testDb, twoTenants } from "@/lib/testing";
import { oauthApp, personOf } from "@/lib/testing/oauth-app";
import { NO_GRANT, oauthDesk } from "@/lib/testing/oauth-desk";
import { deleteOauthClient, disableOauthClient, disconnectApp, enableOauthClient, listConnectedApps } from ".";
import { heldScopes, NAMED_SCOPES } from "./held-scopes";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const { tokens, refresh, opens } = await oauthDesk(db, here);

type Given = { access_token: string; refresh_token: string };

/** A client token that an app made by what a person granted it. */
async function madeByApp(client?: { clientId: string }) {
  const { id: applicationId } = await application(here);
  const first: Given = await tokens({ scope: "applications.write payments.get", ...(client && { client }) });
  const app = await admit(callerWith(db, first.access_token, { accepts: ["oauth_grant"], scope: null }));
  const order = CreateClientToken.parse({ applicationId, label: "Made by the app", scopes: ["payments.get"] });
  return { first, app, order, grantId: app.principal.id, secret: (await createClientToken(app, order)).secret };
}

const answerTo = (secret: string) =>
  admit(callerWith(db, secret, { scope: "payments.get" })).then(
    () => "open",
    (error) => error.extra.reason,
  );

describe("a refresh token", () => {
  test("is traded once, and narrows the bearer when asked to", async () => {
    const first = await tokens({ scope: "payments.get payments.list" });
    const { json: second } = await refresh(first.refresh_token, { scope: "payments.get" });
    expect(second.scope).toBe("payments.get");
    expect([await opens(second.access_token), await opens(second.access_token, "payments.list")]).toEqual([
      "open",
      "scope",
    ]);
    const { json: third } = await refresh(second.refresh_token);
    expect(third.scope).toBe("payments.get payments.list");
    expect(await refresh(third.refresh_token, { scope: "payments.create" })).toMatchObject({
      status: 400,
      json: { error: "invalid_scope" },
    });
    expect((await refresh(third.refresh_token)).status).toBe(200);
  });

  test("that comes a second time ends its whole family", async () => {
    const first = await tokens();
    const { json: second } = await refresh(first.refresh_token);
    expect(await refresh(first.refresh_token)).toMatchObject(NO_GRANT);
    expect(await refresh(second.refresh_token)).toMatchObject(NO_GRANT);
    expect([await opens(first.access_token), await opens(second.access_token)]).toEqual(["revoked", "revoked"]);
  });

  test("that comes a second time, or whose app the person puts out, ends the client tokens the app made too", async () => {
    const permissions = ["tenant:read", "member:manage"];
    const manager = { ...here, principal: { ...here.principal, permissions } };
    const ends = {
      replayed: async (first: Given) => {
        await refresh(first.refresh_token);
        await refresh(first.refresh_token);
      },
      disconnected: async (_: Given, id: string) => void (await disconnectApp(manager, { id })),
      released: (_: Given, id: string) =>
        transact(here, async (ctx) => void (await endOauthGrant(ctx, id, "revoked by the app"))),
    };
    const stay: Record<string, string> = {};
    for (const [how, end] of Object.entries(ends)) {
      const { first, grantId, secret } = await madeByApp();
      expect(await answerTo(secret)).toBe("open");
      await end(first, grantId);
      stay[how] = await answerTo(secret);
    }
    expect(stay).toEqual({ replayed: "revoked", disconnected: "revoked", released: "open" });
  });

  test("that comes eight times at once is traded exactly once", async () => {
    const { refresh_token: token } = await tokens();
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test("is nothing to another app, and nothing after 30 days", async () => {
    const other = await oauthApp(here);
    const { refresh_token: token } = await tokens();
    expect(await refresh(token, { client_id: other.clientId })).toMatchObject(NO_GRANT);
    await db.owner`update oauth_refresh_tokens set expires_at = expires_at - interval '31 days'`;
    await db.owner`update credentials set expires_at = expires_at - interval '31 days' where kind = 'oauth_grant'`;
    expect(await refresh(token)).toMatchObject(NO_GRANT);
  });
});

describe("what a person granted", () => {
  test("is never more than they may do themselves, also when that shrinks later", async () => {
    const viewer = await personOf(here, "viewer");
    const { access_token: bearer, scope } = await tokens({ person: viewer });
    expect(scope).toBe("payments.get payments.list payments.user-instructions.get");
    expect([await opens(bearer), await opens(bearer, "payments.create")]).toEqual(["open", "scope"]);

    const admin = await personOf(here, "admin");
    const wide = await tokens({ person: admin, scope: "payments.create payments.get" });
    await db.owner`update memberships set role = 'viewer' where user_id = ${admin.userId}`;
    expect([await opens(wide.access_token, "payments.create"), await opens(wide.access_token)]).toEqual([
      "scope",
      "open",
    ]);
    expect((await refresh(wide.refresh_token)).json.scope).toBe("payments.get");
  });

  test("ends with their membership, for good tokens and for new ones", async () => {
    const person = await personOf(here);
    const { access_token: bearer, refresh_token: token } = await tokens({ person });
    await db.owner`delete from memberships where user_id = ${person.userId}`;
    expect([await opens(bearer), (await refresh(token)).status]).toEqual(["revoked", 400]);
  });

  test("ends with the app, and rests while it is disabled", async () => {
    const client = await oauthApp(elsewhere.tenant);
    const { access_token: bearer } = await tokens({ client });
    await disableOauthClient(elsewhere.tenant, { id: client.id });
    expect(await opens(bearer)).toBe("revoked");
    expect((await refresh("x", { client_id: client.clientId })).status).toBe(401);
    await expect(deleteOauthClient(here, { id: client.id })).rejects.toMatchObject({ code: "not_found" });
    await deleteOauthClient(elsewhere.tenant, { id: client.id });
    expect(await opens(bearer)).toBe("revoked");
  });

  test("ends with the app down to the client tokens it made, which rest while it is disabled", async () => {
    const client = await oauthApp(elsewhere.tenant);
    const [one, released, other] = [await madeByApp(client), await madeByApp(client), await madeByApp()];
    await transact(here, async (ctx) => void (await endOauthGrant(ctx, released.grantId, "revoked by the app")));
    const answers = async () => {
      const found = [];
      for (const { secret } of [one, released, other]) found.push(await answerTo(secret));
      return found;
    };
    expect(await answers()).toEqual(["open", "open", "open"]);
    await disableOauthClient(elsewhere.tenant, { id: client.id });
    expect(await answers()).toEqual(["disabled", "disabled", "open"]);
    await enableOauthClient(elsewhere.tenant, { id: client.id });
    expect(await answers()).toEqual(["open", "open", "open"]);
    await deleteOauthClient(elsewhere.tenant, { id: client.id });
    expect(await answers()).toEqual(["revoked", "revoked", "open"]);
  });

  test("keeps resting by the person's own word when the app is enabled again", async () => {
    const client = await oauthApp(elsewhere.tenant);
    const { secret } = await madeByApp(client);
    await db.owner`update credentials set disabled_at = now() - interval '1 day' where label = 'Made by the app' and kind = 'client_token'`;
    await disableOauthClient(elsewhere.tenant, { id: client.id });
    await enableOauthClient(elsewhere.tenant, { id: client.id });
    expect(await answerTo(secret)).toBe("disabled");
  });

  test("makes nothing more once it has ended, though the call was let in before", async () => {
    const { app, order, grantId } = await madeByApp();
    await transact(here, async (ctx) => void (await endOauthGrant(ctx, grantId, "disconnected")));
    await expect(createClientToken(app, order)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("makes client tokens that end a year after the yes, when the person is asked again", async () => {
    const { app, order, grantId } = await madeByApp();
    const [row] = await db.owner<{ end: Date }[]>`
      select created_at + interval '1 year' as end from credentials where id = ${grantId}`;
    expect((await createClientToken(app, order)).expiresAt).toEqual(row?.end);
  });

  test("is listed to them and to those who manage members, who can disconnect it", async () => {
    const person = await personOf(here, "developer");
    const { access_token: bearer } = await tokens({ person });
    const as = (id: string, permissions: string[]) => ({
      ...here,
      principal: { ...here.principal, id, permissions: ["tenant:read", ...permissions] },
    });
    const [mine] = (await listConnectedApps(as(person.userId, []), { of: "me" })).data;
    expect(mine).toMatchObject({ label: "Ledgerly", isMine: true, environment: "sandbox", person: "Ada" });
    const id = mine?.id ?? "";
    for (const of of ["me", "others"] as const)
      expect((await listConnectedApps(as("usr_other", []), { of })).data).toEqual([]);
    await expect(disconnectApp(as("usr_other", []), { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(disconnectApp(elsewhere.tenant, { id })).rejects.toMatchObject({ code: "not_found" });
    const { data: managed } = await listConnectedApps(as("usr_other", ["member:manage"]), { of: "others" });
    expect(managed.find((one) => one.id === id)).toMatchObject({ isMine: false });
    await disconnectApp(as(person.userId, []), { id });
    expect(await opens(bearer)).toBe("revoked");
    expect((await listConnectedApps(as(person.userId, []), { of: "me" })).data).toEqual([]);
  });

  test("can be revoked like every other credential", async () => {
    const { access_token: bearer } = await tokens();
    const { principal } = await admit(callerWith(db, bearer, { accepts: ["oauth_grant"], scope: null }));
    await revokeCredential(here, { id: principal.id });
    expect(await opens(bearer)).toBe("revoked");
  });

  test("follows the same table where calls are judged and where people are asked", async () => {
    for (const role of ROLES) {
      const [row] = await db.owner<{ scopes: string[] }[]>`select portico_role_scopes(${role}) as scopes`;
      expect(row?.scopes).toEqual(heldScopes(role));
    }
    expect(heldScopes("owner")).toEqual(["*"]);
    expect(NAMED_SCOPES).not.toContain("*");
  });
});
