import { describe, expect, test } from "vitest";
import { accessToken, callerWith, PEER, testDb, twoTenants } from "@/lib/testing";
import { admit } from "./admit";
import { createAccessToken } from "./create-access-token";
import { listAccessTokens } from "./list-access-tokens";
import { revokeCredential } from "./revoke-credential";
import { CreateAccessToken, scopesFor, UpdateAccessToken } from "./schema";
import { updateAccessToken } from "./update-access-token";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const permitted = (permissions: string[]) => ({ ...here, principal: { ...here.principal, permissions } });
const call = (secret: string, over: object = {}) =>
  admit(callerWith(db, secret, { accepts: ["access_token"], scope: "payments.get", ...over }));
const wanted = { name: "CRM", permissions: ["payments.get"], allowedIps: [PEER] };
const problems = (over: object) =>
  (CreateAccessToken.safeParse({ ...wanted, ...over }).error?.issues ?? []).map(
    ({ path, message }) => `${path.join(".")}: ${message}`,
  );

describe("an access token", () => {
  test("opens its permission from its addresses, and says why not otherwise", async () => {
    const { secret } = await accessToken(here);
    await expect(call(secret)).resolves.toMatchObject({ companyId: here.companyId, environment: "sandbox" });
    await expect(call(secret, { ip: "203.0.113.8" })).rejects.toMatchObject({ extra: { reason: "ip" } });
    await expect(call(secret, { scope: "customers.read" })).rejects.toMatchObject({
      extra: { requiredScopes: ["customers.read"] },
    });
    await expect(call(secret, { accepts: ["client_token"] })).rejects.toMatchObject({ extra: { reason: "kind" } });
  });

  test("is made, listed and changed only with tenant:manage:api:credentials", async () => {
    const weak = permitted(["application:manage", "tenant:manage:api:keys"]);
    const { id } = await accessToken(here);
    const change = UpdateAccessToken.parse({ id, permissions: ["payments.list"], allowedIps: [PEER] });
    const attempts = [
      accessToken(weak),
      listAccessTokens(weak),
      updateAccessToken(weak, change),
      revokeCredential(weak, { id }),
    ];
    const codes = await Promise.all(attempts.map((attempt) => attempt.catch((error) => error.code)));
    expect(codes).toEqual(codes.map(() => "forbidden"));
    await expect(revokeCredential(permitted(["tenant:manage:api:credentials"]), { id })).resolves.toBeTruthy();
  });

  test("needs a name of three characters, a permission and an address", () => {
    expect(problems({ name: "  ab " })[0]).toMatch(/^name: At least 3/);
    expect(problems({ name: "x".repeat(101) })[0]).toMatch(/^name: At most 100/);
    expect(problems({ permissions: [] })[0]).toMatch(/^permissions: /);
    expect(problems({ permissions: ["*"] })[0]).toMatch(/^permissions.0: /);
    expect(problems({ permissions: ["payments.everything"] })[0]).toMatch(/^permissions.0: /);
    expect(problems({ allowedIps: [] })[0]).toMatch(/^allowedIps: /);
  });

  test("asks for a permission by that name", () => {
    expect(problems({ permissions: [] })).toEqual(["permissions: choose at least one permission"]);
  });

  test("names every bad address", () => {
    const found = problems({ allowedIps: ["crm.example", "10.0.0.5/8", PEER] });
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(/^allowedIps.0: "crm.example"/);
    expect(found[1]).toMatch(/^allowedIps.1: 10.0.0.5\/8 .*10.0.0.0\/8/);
  });

  test("lets every address in only when that is confirmed", async () => {
    expect(problems({ allowedIps: ["0.0.0.0/0", "::/0"] })[0]).toMatch(/^allowedIps: 0.0.0.0\/0 and ::\/0 /);
    const halves = ["0.0.0.0/1", "128.0.0.0/1"];
    expect(problems({ allowedIps: [...halves, PEER] })[0]).toMatch(
      /^allowedIps: 0.0.0.0\/1 and 128.0.0.0\/1 let every/,
    );
    await expect(accessToken(here, { allowedIps: halves, confirmEverywhere: true })).resolves.toBeTruthy();
    const { secret } = await accessToken(here, { allowedIps: ["0.0.0.0/0", "::/0"], confirmEverywhere: true });
    await expect(call(secret, { ip: "198.51.100.1" })).resolves.toBeTruthy();
    await expect(call(secret, { ip: "2001:db8::7" })).resolves.toBeTruthy();
  });

  test("keeps addresses in their one spelling", async () => {
    const { allowedIps } = await accessToken(here, { allowedIps: ["2001:DB8:0::/48", "::ffff:198.51.100.9"] });
    expect(allowedIps).toEqual(["2001:db8::/48", "198.51.100.9/32"]);
  });

  test("is offered the permissions of its API, without full access", () => {
    const offered = scopesFor("access_token").map(({ value }) => value);
    expect(offered).toContain("customers.write");
    expect(offered).not.toContain("*");
    expect(offered).not.toContain("gateways.write");
  });
});

describe("the expiration of an access token", () => {
  test("is the end of its last day where the company is, and tomorrow at the earliest", async () => {
    await db.owner`update companies set time_zone = 'America/New_York' where id = ${here.companyId}`;
    const now = new Date("2026-03-07T03:30:00Z");
    const then = { ...here, now };
    await expect(accessToken(then, { expiration: "2026-03-06" })).rejects.toMatchObject({
      fields: { expiration: [expect.stringContaining("2026-03-06")] },
    });
    const { expiresAt, secret } = await accessToken(then, { expiration: "2026-03-08" });
    expect(expiresAt).toEqual(new Date("2026-03-09T04:00:00Z"));
    await expect(call(secret, { now: new Date("2026-03-09T03:59:59.999Z") })).resolves.toBeTruthy();
    await expect(call(secret, { now: expiresAt })).rejects.toMatchObject({ extra: { reason: "expired" } });
    await db.owner`update companies set time_zone = 'UTC' where id = ${here.companyId}`;
  });

  test("is a day of the calendar", () => {
    for (const expiration of ["9999-12-31", "0099-01-01", "2026-02-30", "tomorrow", "2027-01-01T00:00:00Z"]) {
      expect(problems({ expiration })[0]).toMatch(/^expiration: /);
    }
  });
});

describe("an access token's edit", () => {
  test("changes permissions and addresses from the next request on", async () => {
    const { id, secret } = await accessToken(here);
    await updateAccessToken(
      here,
      UpdateAccessToken.parse({ id, permissions: ["customers.read"], allowedIps: ["198.51.100.0/24"] }),
    );
    await expect(call(secret, { ip: "198.51.100.9", scope: "customers.read" })).resolves.toBeTruthy();
    await expect(call(secret, { ip: "198.51.100.9" })).rejects.toMatchObject({ extra: { reason: "scope" } });
    await expect(call(secret, { scope: "customers.read" })).rejects.toMatchObject({ extra: { reason: "ip" } });
  });

  test("refuses a name and an expiration in words, and the same minimums as creation", () => {
    const edit = { id: "x", permissions: ["payments.get"], allowedIps: [PEER] };
    const message = (over: object) => UpdateAccessToken.safeParse({ ...edit, ...over }).error?.issues[0]?.message;
    expect(message({ name: "New" })).toMatch(/^The name can't be changed after creation/);
    expect(message({ expiration: null })).toMatch(/^The expiration can't be changed after creation/);
    expect(message({ permissions: [] })).toBeTruthy();
    expect(message({ allowedIps: [] })).toBeTruthy();
    expect(message({ allowedIps: ["::/0"] })).toBeTruthy();
    expect(message({})).toBeUndefined();
  });

  test("gives nobody a permission they could not hand out", async () => {
    const { id } = await accessToken(here);
    const weak = { ...here, principal: { ...here.principal, scopes: ["payments.get"] } };
    const more = UpdateAccessToken.parse({ id, permissions: ["customers.write"], allowedIps: [PEER] });
    await expect(updateAccessToken(weak, more)).rejects.toMatchObject({ code: "forbidden" });
    await expect(accessToken(weak, { permissions: ["customers.write"] })).rejects.toMatchObject({ code: "forbidden" });
  });

  test.each(["tenant", "company", "environment"] as const)("does not reach a token of another %s", async (step) => {
    const { id } = await accessToken(here);
    const change = UpdateAccessToken.parse({ id, permissions: ["payments.list"], allowedIps: [PEER] });
    await expect(updateAccessToken(elsewhere[step], change)).rejects.toMatchObject({ code: "not_found" });
    await expect(revokeCredential(elsewhere[step], { id })).rejects.toMatchObject({ code: "not_found" });
    expect((await listAccessTokens(elsewhere[step])).data.map((one) => one.id)).not.toContain(id);
  });
});

test("the list keeps expired tokens, drops deleted ones, and never holds a secret", async () => {
  const kept = await accessToken(here, { expiration: "2090-01-01" });
  const gone = await accessToken(here);
  await revokeCredential(here, { id: gone.id });
  await db.owner`update credentials set expires_at = now() - interval '1 second' where id = ${kept.id}`;
  const { data: list } = await listAccessTokens({ ...here, now: new Date() });
  expect(list.find(({ id }) => id === kept.id)).toMatchObject({ status: "expired", lastUsedAt: null });
  expect(list.map(({ id }) => id)).not.toContain(gone.id);
  expect(JSON.stringify(list)).not.toContain(kept.secret.slice(14));
});

test("nothing is left behind by a creation that fails", async () => {
  const before = await db.owner`select count(*) from credentials`;
  const bad = CreateAccessToken.parse({ ...wanted, expiration: "2020-01-01" });
  await expect(createAccessToken(here, bad)).rejects.toMatchObject({ code: "invalid_request" });
  expect(await db.owner`select count(*) from credentials`).toEqual(before);
});
