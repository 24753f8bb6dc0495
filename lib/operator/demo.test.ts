import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { admit } from "@/lib/credentials";
import { callerWith, testDb } from "@/lib/testing";
import { describeDemo } from "./describe-demo";
import { seedDemo } from "./seed-demo";

const folder = mkdtempSync(join(tmpdir(), "portico-demo-"));
vi.stubEnv("DATA_DIR", folder);
afterAll(() => rmSync(folder, { recursive: true }));

const db = await testDb();
const lines = await seedDemo(db);

test("the demo is seeded once, and its sign-ins are printed", async () => {
  expect(lines.join("\n")).toMatch(/owner@northwind\.example .*affiliate@harbor\.example /s);
  const count = () =>
    db.owner`select (select count(*) from tenants) as tenants, (select count(*) from payments) as payments`;
  const before = await count();
  expect(before[0]?.tenants).toBe("3");
  expect(await seedDemo(db)).toEqual(lines);
  expect(await count()).toEqual(before);
  expect(statSync(join(folder, "demo.json")).mode & 0o777).toBe(0o600);
});

test("the demo can be told without issuing anything", async () => {
  const before = await db.owner`select count(*) from credentials`;
  const demo = await describeDemo(db, { withoutCredentials: true });
  expect(demo).toMatchObject({ credentials: [], production: { credentials: [] }, affiliate: { credentials: [] } });
  expect(await db.owner`select count(*) from credentials`).toEqual(before);
});

const accepts = ["access_token", "client_token", "merchant_credential", "api_key"] as const;
const opens = (secret: string, forAffiliates = false, scope: string | null = "payments.create") =>
  admit(callerWith(db, secret, { accepts, forAffiliates, scope }));

test("it issues a credential of every kind, and each opens what it is for", async () => {
  const demo = await describeDemo(db);
  for (const place of [demo, demo.production, demo.other]) {
    expect(place.credentials.map(({ kind }) => kind)).toEqual([
      "client_token",
      "client_token",
      "access_token",
      "api_key",
      "merchant_credential",
    ]);
    for (const one of place.credentials) {
      const secret = "accessToken" in one ? String(one.accessToken) : one.secret;
      await expect(opens(secret)).resolves.toMatchObject({ tenantId: place.tenantId, environment: place.environment });
    }
  }
});

test("its affiliate manages the first merchant and can call its own interface", async () => {
  const { affiliate, tenantId } = await describeDemo(db);
  expect(affiliate?.merchantTenantId).toBe(tenantId);
  const [own, key, made] = affiliate?.credentials ?? [];
  const bearerOf = (one: object | undefined) => (one && "accessToken" in one ? String(one.accessToken) : "");
  await expect(opens(bearerOf(own), true, "merchants.tokens.write")).resolves.toMatchObject({
    tenantId: affiliate?.tenantId,
  });
  await expect(opens(key?.secret ?? "", true)).resolves.toMatchObject({ tenantId: affiliate?.tenantId });
  await expect(opens(bearerOf(made))).resolves.toMatchObject({ tenantId, companyId: "*" });
});
