import { describe, expect, test } from "vitest";
import { heldScopes } from "@/lib/oauth/held-scopes";
import { application, callerWith, clientToken, HOLDERS, testDb, twoTenants } from "@/lib/testing";
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

  test("holds what the person may do now, and hands on no more", async () => {
    const app = await application(here);
    const { id, secret } = await HOLDERS.oauth_grant.issue(here);
    const now = async (role: string) => {
      await db.owner`update memberships m set role = ${role} from credentials c where c.id = ${id} and m.user_id = c.user_id`;
      return admit(callerWith(db, secret, { accepts: ["oauth_grant"] }));
    };
    expect((await now("owner")).principal.scopes).toEqual(["*"]);
    const demoted = await now("developer");
    expect([...demoted.principal.scopes].sort()).toEqual([...heldScopes("developer")].sort());
    await expect(clientToken(demoted, app.id, { scopes: ["payments.refund"] })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(clientToken(demoted, app.id, { scopes: ["payments.get"] })).resolves.toBeTruthy();
  });

  test("of some scopes keeps those of them that the person still may", async () => {
    const { id, secret } = await HOLDERS.oauth_grant.issue(here, { scopes: ["payments.get", "payments.refund"] });
    await db.owner`update memberships m set role = 'viewer' from credentials c where c.id = ${id} and m.user_id = c.user_id`;
    const { principal } = await admit(callerWith(db, secret, { accepts: ["oauth_grant"], scope: "payments.get" }));
    expect(principal.scopes).toEqual(["payments.get"]);
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
