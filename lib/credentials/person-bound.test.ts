import { describe, expect, test } from "vitest";
import { callerWith, HOLDERS, testDb, twoTenants } from "@/lib/testing";
import { admit } from "./admit";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const reason = (secret: string) =>
  admit(callerWith(db, secret, { accepts: ["oauth_grant"] })).then(
    () => null,
    (error) => error.extra.reason,
  );

describe("a grant that speaks for a person", () => {
  test("ends with the person's membership", async () => {
    const { id, secret } = await HOLDERS.oauth_grant.issue(here);
    expect(await reason(secret)).toBe(null);
    await db.owner`delete from memberships using credentials c where c.id = ${id} and memberships.user_id = c.user_id`;
    expect(await reason(secret)).toBe("revoked");
  });

  test("reaches no company that the person is kept out of", async () => {
    const { id, secret } = await HOLDERS.oauth_grant.issue(here);
    const limit = (companyId: string) => db.owner`
      update memberships m set company_ids = ${[companyId]} from credentials c where c.id = ${id} and m.user_id = c.user_id`;
    await limit(elsewhere.company.companyId);
    expect(await reason(secret)).toBe("revoked");
    await limit(here.companyId);
    expect(await reason(secret)).toBe(null);
  });

  test("does not live on a membership in another tenant", async () => {
    const { id, secret } = await HOLDERS.oauth_grant.issue(here);
    await db.owner`update memberships m set tenant_id = ${elsewhere.tenant.tenantId}
      from credentials c where c.id = ${id} and m.user_id = c.user_id`;
    expect(await reason(secret)).toBe("revoked");
  });
});
