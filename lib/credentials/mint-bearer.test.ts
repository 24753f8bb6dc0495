import { describe, expect, test } from "vitest";
import { bearerOf, callerWith, mint, ownPair, PEER, testDb, twoTenants } from "@/lib/testing";
import { admit } from "./admit";
import { revokeCredential } from "./revoke-credential";
import { flushUses } from "./usage";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const accepts = ["merchant_credential"] as const;
const call = (secret: string, over: object = {}) => admit(callerWith(db, secret, { accepts, ...over }));
const pair = await ownPair(here);

describe("mintBearer", () => {
  test("gives a bearer of one hour that is known by its pair", async () => {
    const now = new Date();
    const minted = await mint(db, pair, { now });
    expect(minted).toMatchObject({ kind: "minted", expiresInSeconds: 3600, scopes: ["*"] });
    const bearer = await bearerOf(db, pair, { now });
    expect(bearer).not.toBe(pair.secret);
    await expect(call(bearer, { now: new Date(now.getTime() + 3_599_999) })).resolves.toMatchObject({
      principal: { id: pair.id, label: "Own" },
    });
    await expect(call(bearer, { now: new Date(now.getTime() + 3_600_000) })).rejects.toMatchObject({
      extra: { reason: "expired" },
    });
  });

  test("never outlives its pair", async () => {
    const expiresAt = new Date(Date.now() + 60_000);
    const short = await ownPair(here, { expiresAt: expiresAt.toISOString() });
    expect(await mint(db, short, { now: new Date(expiresAt.getTime() - 30_000) })).toMatchObject({
      expiresInSeconds: 30,
    });
  });

  test("tells a wrong secret, a wrong client id, an unknown pair and a dead one apart to nobody", async () => {
    const dead = await ownPair(here);
    await db.owner`update credentials set revoked_at = now() where id = ${dead.id}`;
    const other = await ownPair(elsewhere.tenant);
    const bearer = await bearerOf(db, pair);
    const presented = [
      { clientId: pair.clientId, secret: other.secret },
      { clientId: other.clientId, secret: pair.secret },
      { clientId: "0193f0f0-0000-4000-8000-000000000000", secret: pair.secret },
      { clientId: pair.clientId, secret: bearer },
      { clientId: pair.clientId, secret: `${pair.secret.slice(0, -1)}!` },
      { clientId: "a".repeat(32), secret: pair.secret },
      { clientId: "", secret: "" },
      dead,
    ];
    for (const one of presented) expect(await mint(db, one)).toEqual({ kind: "client" });
  });

  test("narrows to the scopes that were asked for, and never widens", async () => {
    const narrow = await ownPair(here, { scopes: ["payments.get", "payments.list"] });
    expect(await mint(db, narrow, { scopes: ["payments.get"] })).toMatchObject({ scopes: ["payments.get"] });
    expect(await mint(db, narrow, { scopes: ["payments.create"] })).toEqual({ kind: "scope" });
    const bearer = await bearerOf(db, pair, { scopes: ["payments.get"] });
    await expect(call(bearer, { scope: "payments.get" })).resolves.toBeTruthy();
    await expect(call(bearer, { scope: "payments.list" })).rejects.toMatchObject({ extra: { reason: "scope" } });
  });

  test("stays within a parent that is narrowed afterwards", async () => {
    const shrinking = await ownPair(here);
    const bearer = await bearerOf(db, shrinking);
    await db.owner`update credentials set scopes = ${["payments.get"]}, allowed_ips = ${["198.51.100.0/24"]} where id = ${shrinking.id}`;
    await expect(call(bearer, { scope: "payments.get" })).rejects.toMatchObject({ extra: { reason: "ip" } });
    await expect(call(bearer, { ip: "198.51.100.7" })).rejects.toMatchObject({ extra: { reason: "scope" } });
    await expect(call(bearer, { ip: "198.51.100.7", scope: "payments.get" })).resolves.toBeTruthy();
  });

  test("holds the addresses, the host and the suspension of the pair, and says which", async () => {
    const fenced = await ownPair(here, { allowedIps: [PEER] });
    expect(await mint(db, fenced, { ip: "203.0.113.8" })).toEqual({ kind: "refused", reason: "ip" });
    expect(await mint(db, fenced)).toMatchObject({ kind: "minted" });
    await db.owner`insert into domains (id, tenant_id, company_id, environment, fqdn)
      values ('dom_m', ${elsewhere.tenant.tenantId}, ${elsewhere.tenant.companyId}, 'sandbox', 'other.example')`;
    expect(await mint(db, pair, { host: "other.example" })).toEqual({ kind: "refused", reason: "host" });
    await db.owner`update tenants set suspended_at = now() where id = ${here.tenantId}`;
    expect(await mint(db, pair)).toEqual({ kind: "refused", reason: "suspended" });
    await db.owner`update tenants set suspended_at = null where id = ${here.tenantId}`;
  });

  test("writes nothing when it refuses", async () => {
    const count = () => db.owner`select count(*) from credentials`;
    const before = await count();
    await mint(db, { ...pair, clientId: "0193f0f0-0000-4000-8000-000000000000" });
    await mint(db, pair, { host: "other.example" });
    expect(await count()).toEqual(before);
  });

  test("marks the pair as used, and its bearers' refusals are the pair's too", async () => {
    const used = await ownPair(here, { scopes: ["payments.get"] });
    await call(await bearerOf(db, used, { ip: "203.0.113.9" })).catch(() => undefined);
    await flushUses(db);
    const [row] = await db.owner`select last_used_ip, last_denied_reason from credentials where id = ${used.id}`;
    expect(row).toEqual({ last_used_ip: "203.0.113.9", last_denied_reason: "scope" });
  });

  test("is swept away an hour after its end, and the pair is not", async () => {
    const swept = await ownPair(here, { name: "Swept" });
    await bearerOf(db, swept);
    const ids = () => db.owner`select id from credentials where label = 'Swept'`;
    expect(await ids()).toHaveLength(2);
    await db.sql`select portico_sweep(${new Date(Date.now() + 2.5 * 3_600_000)})`;
    expect(await ids()).toEqual([{ id: swept.id }]);
  });

  test("is not looked after by itself: it comes and goes with its pair", async () => {
    const parent = await ownPair(here);
    await bearerOf(db, parent);
    const [row] = await db.owner<{ id: string }[]>`select id from credentials where parent_id = ${parent.id}`;
    await expect(revokeCredential(here, { id: row?.id ?? "" })).rejects.toMatchObject({ code: "not_found" });
  });

  test("does not work in the environment next door", async () => {
    const live = await ownPair(elsewhere.environment);
    await expect(call(await bearerOf(db, live))).resolves.toMatchObject({ environment: "production" });
  });
});
