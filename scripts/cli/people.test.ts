import { describe, expect, test } from "vitest";
import { makeRecoveryCodes } from "@/lib/second-factor";
import { findUserByEmail } from "@/lib/tenants";
import { testDb } from "@/lib/testing";
import { twoTenants } from "@/lib/testing/ctx-for";
import { PEOPLE_COMMANDS } from "./people";
import { Usage } from "./usage";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const password = "correct horse battery";
const run = async (name: string, options: Record<string, string>) => PEOPLE_COMMANDS[name]?.run(db, options);
const membershipsOf = (email: string) => db.owner`
  select m.tenant_id, m.role, m.company_ids from memberships m join users u on u.id = m.user_id where u.email = ${email}`;

describe("user create", () => {
  test.each([
    ["a company of another tenant", { tenant: here.tenantId, companies: elsewhere.tenant.companyId }],
    ["a company there is not", { tenant: here.tenantId, companies: "com_unknown" }],
    ["a tenant there is not", { tenant: "ten_unknown" }],
    ["a role there is not", { tenant: here.tenantId, role: "king" }],
    ["a role without a tenant", { role: "viewer" }],
  ])("leaves nobody behind when it names %s", async (_, options) => {
    await expect(run("user create", { email: "left@example.com", password, ...options })).rejects.toThrow();
    expect(await findUserByEmail(db, "left@example.com")).toBeNull();
  });

  test("lets the new person into the companies it names", async () => {
    const { companyId } = elsewhere.company;
    const order = { email: "new@example.com", password, tenant: here.tenantId, role: "viewer", companies: companyId };
    await run("user create", order);
    expect(await membershipsOf("new@example.com")).toMatchObject([
      { tenant_id: here.tenantId, role: "viewer", company_ids: [companyId] },
    ]);
  });
});

describe("member add", () => {
  test("lets somebody who exists into one more tenant, by e-mail or by id", async () => {
    await run("user create", { email: "ada@example.com", password });
    const user = await findUserByEmail(db, "ada@example.com");
    await run("member add", { user: "Ada@Example.com", tenant: here.tenantId, role: "finance" });
    await run("member add", { user: user?.id ?? "", tenant: elsewhere.tenant.tenantId, role: "viewer" });
    const roles = (await membershipsOf("ada@example.com")).map(({ tenant_id, role }) => [tenant_id, role]);
    expect(roles).toEqual([
      [here.tenantId, "finance"],
      [elsewhere.tenant.tenantId, "viewer"],
    ]);
  });

  test.each(["nobody@example.com", "usr_nobody"])("does not find %s", async (user) => {
    const adding = run("member add", { user, tenant: here.tenantId, role: "viewer" });
    await expect(adding).rejects.toMatchObject({ code: "not_found", message: "User not found" });
  });

  test.each(["user", "tenant", "role"])("asks for --%s", async (name) => {
    const whole = { user: "ada@example.com", tenant: here.tenantId, role: "viewer" };
    const adding = run("member add", Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name)));
    await expect(adding).rejects.toThrow(new Usage(`--${name} is required`));
  });
});

describe("users reset-factors", () => {
  test("takes every second factor of the person with this e-mail, and of nobody else", async () => {
    for (const email of ["lost@example.com", "kept@example.com"]) {
      await run("user create", { email, password });
      const user = await findUserByEmail(db, email);
      await makeRecoveryCodes({ ...here, principal: { ...here.principal, id: user?.id ?? "" } });
    }
    expect(await run("users reset-factors", { email: "lost@example.com" })).toMatchObject({ factors: 0, codes: 10 });
    expect(await run("users reset-factors", { email: "lost@example.com" })).toMatchObject({ codes: 0 });
    expect(await run("users reset-factors", { email: "kept@example.com" })).toMatchObject({ codes: 10 });
    await expect(run("users reset-factors", { email: "nobody@example.com" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(run("users reset-factors", {})).rejects.toThrow(Usage);
  });
});
