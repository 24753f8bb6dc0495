import { describe, expect, test } from "vitest";
import { accessToken, apiKey, callerWith, clientToken, ownPair, testDb, world } from "@/lib/testing";
import { admit } from "./admit";
import { disableCredential } from "./disable-credential";
import { enableCredential } from "./enable-credential";
import { listClientTokens } from "./list-client-tokens";
import { revokeCredential } from "./revoke-credential";
import { rotateCredential } from "./rotate-credential";

const db = await testDb();
const { here, elsewhere, app } = await world(db);
const accepts = ["access_token", "client_token", "api_key"] as const;
const call = (secret: string, over: object = {}) =>
  admit(callerWith(db, secret, { accepts, scope: "payments.get", ...over }));
const reason = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error) => error.extra.reason,
  );
const HOUR = 3_600_000;

describe("rotateCredential", () => {
  test.each([
    ["an access token", () => accessToken(here, { expiration: "2090-01-01" })],
    [
      "a client token",
      () => clientToken(here, app.id, { allowedIps: ["203.0.113.7"], expiresAt: "2090-01-01T00:00:00Z" }),
    ],
    ["an API key", () => apiKey(here, { scopes: ["payments.get"] })],
  ])("gives %s a successor that inherits everything but the secret", async (_, make) => {
    const { secret, ...old } = await make();
    const { predecessor, secret: fresh, ...next } = await rotateCredential(here, { id: old.id, grace: "1h" });
    const { kind, label, scopes, allowedIps, expiresAt, applicationId, companyId, environment } = old;
    expect(next).toMatchObject({ kind, label, scopes, allowedIps, expiresAt, applicationId, companyId, environment });
    expect(predecessor).toMatchObject({ id: old.id, status: "rotating", successorId: next.id });
    expect(fresh).not.toBe(secret);
    for (const one of [secret, fresh]) await expect(call(one)).resolves.toBeTruthy();
    const over = new Date(here.now.getTime() + HOUR);
    expect(await reason(call(secret, { now: over }))).toBe("revoked");
    await expect(call(fresh, { now: over })).resolves.toBeTruthy();
  });

  test.each([
    ["now", 0],
    ["24h", 24],
    ["3d", 72],
    ["7d", 168],
  ] as const)("lets the old one live for a grace of %s and no longer", async (grace, hours) => {
    const { id, secret } = await clientToken(here, app.id);
    const { predecessor } = await rotateCredential(here, { id, grace });
    const end = new Date(here.now.getTime() + hours * HOUR);
    expect(predecessor.graceUntil).toEqual(end);
    expect(await reason(call(secret, { now: end }))).toBe("revoked");
    if (hours > 0) await expect(call(secret, { now: new Date(end.getTime() - 1) })).resolves.toBeTruthy();
  });

  test("never lets the old one outlive its own expiry", async () => {
    const expiresAt = new Date(here.now.getTime() + HOUR);
    const { id } = await clientToken(here, app.id, { expiresAt: expiresAt.toISOString() });
    const { predecessor } = await rotateCredential(here, { id, grace: "7d" });
    expect(predecessor.graceUntil).toEqual(expiresAt);
  });

  test("happens once, however many ask at the same moment", async () => {
    const { id } = await clientToken(here, app.id, { label: "Raced" });
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () => rotateCredential(here, { id, grace: "1h" })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const codes = results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []));
    expect(new Set(codes)).toEqual(new Set(["conflict"]));
    expect((await listClientTokens(here, app.id)).filter(({ label }) => label === "Raced")).toHaveLength(2);
  });

  test("can go on from the successor, not again from the one that was rotated", async () => {
    const { id } = await clientToken(here, app.id);
    const second = await rotateCredential(here, { id, grace: "1h" });
    await expect(rotateCredential(here, { id, grace: "1h" })).rejects.toMatchObject({ code: "conflict" });
    await expect(rotateCredential(here, { id: second.id, grace: "now" })).resolves.toBeTruthy();
  });

  test("refuses what is disabled, expired, revoked or a pair", async () => {
    const disabled = await clientToken(here, app.id);
    await disableCredential(here, disabled);
    const expired = await clientToken(here, app.id);
    await db.owner`update credentials set expires_at = now() - interval '1 hour' where id = ${expired.id}`;
    const revoked = await clientToken(here, app.id);
    await revokeCredential(here, revoked);
    const code = ({ id }: { id: string }) => rotateCredential(here, { id, grace: "1h" }).catch((error) => error.code);
    expect(await code(disabled)).toBe("conflict");
    expect(await code(expired)).toBe("conflict");
    expect(await code(revoked)).toBe("not_found");
    expect(await code(await ownPair(here))).toBe("conflict");
  });

  test("hands nobody scopes they could not give, and needs the permission of the kind", async () => {
    const { id } = await clientToken(here, app.id);
    const { principal } = here;
    const narrow = { ...here, principal: { ...principal, scopes: ["payments.get"] } };
    const other = { ...here, principal: { ...principal, permissions: ["tenant:manage:api:keys"] } };
    for (const ctx of [narrow, other]) {
      await expect(rotateCredential(ctx, { id, grace: "now" })).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(call((await rotateCredential(here, { id, grace: "now" })).secret)).resolves.toBeTruthy();
  });

  test.each(["tenant", "company", "environment"] as const)("does not reach another %s", async (step) => {
    const { id } = await clientToken(here, app.id);
    const order = { id, grace: "now" } as const;
    await expect(rotateCredential(elsewhere[step], order)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is told of in the audit chain and to the outside, without a secret", async () => {
    const { id } = await clientToken(here, app.id);
    const { secret, id: successorId } = await rotateCredential(here, { id, grace: "3d" });
    const told = await db.owner`
      select detail::text as text from audit_events where target_id = ${id} and action = 'credential.rotated'
      union all select payload::text from outbox where subject_id = ${id} and type = 'credential.rotated'`;
    expect(told).toHaveLength(2);
    for (const { text } of told) {
      expect(text).toContain(successorId);
      expect(text).not.toContain(secret.slice(14));
    }
  });
});

test("a door for one kind finds no credential of another, whatever the caller may do with that one", async () => {
  const { id, secret } = await apiKey(here);
  const wanted = { id, kind: "client_token" } as const;
  const tries = [
    () => rotateCredential(here, { ...wanted, grace: "now" }),
    () => disableCredential(here, wanted),
    () => enableCredential(here, wanted),
    () => revokeCredential(here, wanted),
  ];
  for (const one of tries) await expect(one()).rejects.toMatchObject({ code: "not_found" });
  await expect(call(secret)).resolves.toBeTruthy();
  await expect(rotateCredential(here, { id, kind: "api_key", grace: "now" })).resolves.toBeTruthy();
});

describe("disabling", () => {
  test("stops a credential at once, and enabling lets it work again; both are done once and told once", async () => {
    const { id, secret } = await clientToken(here, app.id);
    await disableCredential(here, { id });
    await expect(disableCredential(here, { id })).resolves.toMatchObject({ status: "disabled" });
    expect(await reason(call(secret))).toBe("disabled");
    await enableCredential(here, { id });
    await expect(enableCredential(here, { id })).resolves.toMatchObject({ status: "active" });
    await expect(call(secret)).resolves.toBeTruthy();
    const told = await db.owner`select action from audit_events where target_id = ${id} order by sequence`;
    expect(told.map(({ action }) => action)).toEqual([
      "credential.created",
      "credential.disabled",
      "credential.enabled",
    ]);
  });

  test("is not undone by somebody who could not hand the scopes out", async () => {
    const { id } = await clientToken(here, app.id);
    await disableCredential(here, { id });
    const narrow = { ...here, principal: { ...here.principal, scopes: [] } };
    await expect(enableCredential(narrow, { id })).rejects.toMatchObject({ code: "forbidden" });
  });
});
