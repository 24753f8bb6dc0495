import { describe, expect, test } from "vitest";
import { credentials } from "@/db/schema/credentials";
import { auditEvents, outbox } from "@/db/schema/plumbing";
import { transact } from "@/lib/context";
import { callerWith, clientToken, testDb, world } from "@/lib/testing";
import { admit } from "./admit";
import { revokeCredential } from "./revoke-credential";
import { CreateClientToken } from "./schema";

const db = await testDb();
const { here, elsewhere, app } = await world(db);
const reason = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error) => error.extra.reason,
  );

describe("createClientToken", () => {
  test("hands back a secret that opens its scope and nothing else", async () => {
    const { secret } = await clientToken(here, app.id, { scopes: ["payments.create"] });

    await expect(admit(callerWith(db, secret))).resolves.toMatchObject({
      companyId: here.companyId,
      environment: "sandbox",
    });
    await expect(admit(callerWith(db, secret, { scope: "payments.get" }))).rejects.toMatchObject({
      code: "forbidden",
      extra: { requiredScopes: ["payments.get"] },
    });
  });

  test("keeps the secret out of the database, the audit trail and the outbox", async () => {
    const { id, secret } = await clientToken(here, app.id, { label: "Audited" });
    const stored = await transact(here, async ({ db }) =>
      JSON.stringify(
        [await db.select().from(credentials), await db.select().from(auditEvents), await db.select().from(outbox)],
        (_, value) => (typeof value === "bigint" ? String(value) : value),
      ),
    );
    expect(stored).toContain(id);
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(secret.slice(14, 40));
  });

  test.each(["tenant", "company", "environment"] as const)("cannot see an application of another %s", async (step) => {
    await expect(clientToken(elsewhere[step], app.id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("refuses scopes its maker does not hold", async () => {
    const weak = { ...here, principal: { ...here.principal, scopes: ["payments.get"] } };
    await expect(clientToken(weak, app.id, { scopes: ["*"] })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("refuses an expiry that has passed", async () => {
    const expiresAt = new Date(here.now.getTime() - 1).toISOString();
    await expect(clientToken(here, app.id, { expiresAt })).rejects.toMatchObject({
      fields: { expiresAt: ["must be in the future"] },
    });
  });

  test("turns * beside others into *, and refuses an unknown scope and an empty list", () => {
    const wanted = { applicationId: app.id, label: "x" };
    expect(CreateClientToken.parse({ ...wanted, scopes: ["payments.get", "*"] }).scopes).toEqual(["*"]);
    expect(CreateClientToken.safeParse({ ...wanted, scopes: ["payments.delete"] }).success).toBe(false);
    expect(CreateClientToken.safeParse({ ...wanted, scopes: [] }).success).toBe(false);
    expect(CreateClientToken.safeParse({ ...wanted, label: "  ", scopes: ["*"] }).success).toBe(false);
  });
});

describe("admit", () => {
  test("expires on the dot", async () => {
    const expiresAt = new Date(here.now.getTime() + 60_000);
    const { secret } = await clientToken(here, app.id, { expiresAt: expiresAt.toISOString() });
    await expect(admit(callerWith(db, secret, { now: new Date(expiresAt.getTime() - 1) }))).resolves.toBeTruthy();
    expect(await reason(admit(callerWith(db, secret, { now: expiresAt })))).toBe("expired");
  });

  test("answers only from its allow-list, and never when the address is unknown", async () => {
    const { secret } = await clientToken(here, app.id, { allowedIps: ["198.51.100.0/24", "2001:db8::/32"] });
    await expect(admit(callerWith(db, secret, { ip: "198.51.100.9" }))).resolves.toBeTruthy();
    await expect(admit(callerWith(db, secret, { ip: "2001:db8::1" }))).resolves.toBeTruthy();
    expect(await reason(admit(callerWith(db, secret, { ip: "198.51.101.9" })))).toBe("ip");
    expect(await reason(admit(callerWith(db, secret, { ip: null })))).toBe("ip");
  });

  test("is refused on the very next request after a revocation, through any pool", async () => {
    const { id, secret } = await clientToken(here, app.id);
    await admit(callerWith(db, secret));
    await revokeCredential(here, { id });
    expect(await reason(admit(callerWith(db, secret)))).toBe("revoked");
    await expect(revokeCredential(here, { id })).rejects.toMatchObject({ code: "not_found" });
  });

  test("is refused while its tenant is suspended, while it is disabled, and after its application is deleted", async () => {
    const { id, secret } = await clientToken(here, app.id);
    await db.owner`update tenants set suspended_at = now() where id = ${here.tenantId}`;
    expect(await reason(admit(callerWith(db, secret)))).toBe("suspended");
    await db.owner`update tenants set suspended_at = null where id = ${here.tenantId}`;

    await db.owner`update credentials set disabled_at = now() where id = ${id}`;
    expect(await reason(admit(callerWith(db, secret)))).toBe("disabled");
    await db.owner`update credentials set disabled_at = null where id = ${id}`;

    await db.owner`update payment_applications set deleted_at = now() where id = ${app.id}`;
    expect(await reason(admit(callerWith(db, secret)))).toBe("revoked");
    await db.owner`update payment_applications set deleted_at = null where id = ${app.id}`;
    await expect(admit(callerWith(db, secret))).resolves.toBeTruthy();
  });

  test("is refused on a registered host of another company or environment", async () => {
    const { secret } = await clientToken(here, app.id);
    await db.owner`insert into domains (id, tenant_id, company_id, environment, fqdn) values
      ('dom_1', ${here.tenantId}, ${here.companyId}, 'sandbox', 'own.example'),
      ('dom_2', ${here.tenantId}, ${here.companyId}, 'production', 'live.example'),
      ('dom_3', ${elsewhere.tenant.tenantId}, ${elsewhere.tenant.companyId}, 'sandbox', 'foreign.example')`;
    await expect(admit(callerWith(db, secret, { host: "own.example" }))).resolves.toBeTruthy();
    expect(await reason(admit(callerWith(db, secret, { host: "live.example" })))).toBe("host");
    expect(await reason(admit(callerWith(db, secret, { host: "foreign.example" })))).toBe("host");
  });

  test("is stopped by its affiliate's ceiling at once", async () => {
    const { secret } = await clientToken(here, app.id);
    await db.owner`insert into affiliate_links (merchant_id, affiliate_id, ceiling)
      values (${here.tenantId}, ${elsewhere.tenant.tenantId}, ${["payments.get"]})`;
    expect(await reason(admit(callerWith(db, secret)))).toBe("ceiling");
    await expect(admit(callerWith(db, secret, { scope: "payments.get" }))).resolves.toBeTruthy();
    await db.owner`delete from affiliate_links`;
  });
});
