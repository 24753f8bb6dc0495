import { describe, expect, test } from "vitest";
import { auditEvents } from "@/db/schema/plumbing";
import { transact } from "@/lib/context";
import { testDb, twoTenants } from "@/lib/testing";
import { oauthApp } from "@/lib/testing/oauth-app";
import {
  deleteOauthClient,
  disableOauthClient,
  enableOauthClient,
  listOauthClients,
  rotateOauthSecret,
  updateOauthClient,
} from ".";
import { CreateOauthClient } from "./schema";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const parse = (over: object) =>
  CreateOauthClient.safeParse({
    name: "App",
    type: "public",
    redirectUris: ["https://app.example/"],
    scopes: ["payments.get"],
    ...over,
  });

describe("an app", () => {
  test.each([
    ["no name", { name: " " }, "name"],
    ["no address", { redirectUris: [] }, "redirectUris"],
    ["an address without https", { redirectUris: ["http://app.example/"] }, "redirectUris"],
    ["an address with a fragment", { redirectUris: ["https://app.example/#x"] }, "redirectUris"],
    ["no scope", { scopes: [] }, "scopes"],
    ["a scope that apps can't have", { scopes: ["gateways.write"] }, "scopes"],
    ["another kind", { type: "secret" }, "type"],
  ])("with %s is refused at that field", (_, over, field) => {
    expect(parse(over).error?.issues[0]?.path[0]).toBe(field);
  });

  test("is listed, changed, stopped, started and deleted by its own tenant only, and all of that is on record", async () => {
    const { id, secret } = await oauthApp(here, { type: "confidential" });
    const change = { id, name: "Renamed", redirectUris: ["https://new.example/"], scopes: ["payments.get" as const] };
    const verbs = [
      (ctx: typeof here) => updateOauthClient(ctx, change),
      (ctx: typeof here) => rotateOauthSecret(ctx, { id, grace: "now" }),
      (ctx: typeof here) => disableOauthClient(ctx, { id }),
      (ctx: typeof here) => enableOauthClient(ctx, { id }),
      (ctx: typeof here) => deleteOauthClient(ctx, { id }),
    ];
    const powerless = { ...here, principal: { ...here.principal, permissions: ["tenant:read"] } };
    for (const verb of verbs) {
      await expect(verb(elsewhere.tenant)).rejects.toMatchObject({ code: "not_found" });
      await expect(verb(powerless)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await listOauthClients(elsewhere.tenant)).toEqual([]);
    expect(await listOauthClients(here)).toMatchObject([{ id, name: "Ledgerly", grants: 0, status: "active" }]);
    for (const verb of verbs) await verb(here);
    expect(await listOauthClients(here)).toEqual([]);

    const rows = await transact(here, (ctx) => ctx.db.select().from(auditEvents));
    const told = rows.filter(({ targetId }) => targetId === id).map(({ action }) => action);
    expect(told.sort()).toEqual(
      ["created", "deleted", "disabled", "enabled", "secret_rotated", "updated"].map((what) => `oauth_client.${what}`),
    );
    expect(JSON.stringify([rows, await db.owner`select * from oauth_clients`])).not.toContain(secret);
  });

  test("is made by nobody without the permission", async () => {
    const powerless = { ...here, principal: { ...here.principal, permissions: ["application:manage"] } };
    await expect(oauthApp(powerless)).rejects.toMatchObject({ code: "forbidden" });
  });
});
